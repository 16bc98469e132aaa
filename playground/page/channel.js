// The channel on show: its messages, what is new, what is going on.
import { Failure, Message } from "./messages.js";
import { failuresHere } from "./components.js";
import { Fragment, html, useLayoutEffect, useRef } from "./html.js";
import { Icon } from "./icons.js";
import { available, COMMAND } from "./commands.js";
import { botName, channelTitle, nameOf } from "./names.js";
import { focusComposer, loadMessages } from "./reading.js";
import { NEAR_PX, useSticking } from "./sticking.js";
import * as store from "./store.js";
import { dayName, sameDay } from "./time.js";
import { FLAG, typingLine } from "./words.js";

const TOGETHER_MS = 7 * 60_000;

/** Does a message go on where the one before it stopped, so that it needs no head? */
function continues(message, before) {
  if (!before || before.author.id !== message.author.id) return false;
  if (message.type === 19 || message.interaction_metadata || before.interaction_metadata)
    return false;
  if ((message.flags ^ before.flags) & FLAG.EPHEMERAL) return false;
  return new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER_MS;
}

function Rows({ messages }) {
  return messages.map((message, n) => {
    const before = messages[n - 1];
    const newDay = !before || !sameDay(message.timestamp, before.timestamp);
    return html`<${Fragment} key=${message.id}>
      ${newDay && html`<li class="day"><span>${dayName(message.timestamp)}</span></li>`}
      <${Message} message=${message} together=${!newDay && continues(message, before)} />
    <//>`;
  });
}

function Beginning({ channel, empty }) {
  const canCommand = available(COMMAND.CHAT, channel).length > 0;
  const lead = store.isDm(channel)
    ? `This is where you and ${channelTitle(channel)} write to each other.`
    : channel.type === store.CHANNEL.PRIVATE_THREAD
      ? "A private thread begins here. Its members and the moderators see it, nobody else."
      : `This is the beginning of ${channelTitle(channel)}.`;
  return html`<div class="beginning">
    <span class="beginning-mark"
      ><${Icon}
        name=${store.isDm(channel) ? "person" : store.isThread(channel) ? "thread" : "hash"}
        size=${32}
    /></span>
    <h2>${channelTitle(channel)}</h2>
    <p>${lead}${channel.topic ? ` ${channel.topic}` : ""}</p>
    ${
      empty &&
      canCommand &&
      html`<p class="hint">Type <kbd>/</kbd> below to see what ${botName()} can do for you.</p>`
    }
    ${
      empty &&
      !canCommand &&
      html`<p class="hint">
        ${
          store.botOnline.value
            ? "There are no commands here."
            : "Commands appear here once a bot is online."
        }
        Write a message to begin.
      </p>`
    }
  </div>`;
}

function Waiting({ asked }) {
  return html`<p class="thinking" role="status">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${botName()} has been asked: ${asked.label ?? "your command"}…
  </p>`;
}

const hasLoading = (messages) => messages.some(({ flags }) => flags & FLAG.LOADING);

/** Commands that were sent and have no message of their own to show that they are worked on. */
function Underway({ messages }) {
  const here = store.here.value;
  const waiting = [...store.pending.value.values()].filter(
    ({ body, state }) => body.type === 2 && body.channel_id === here && state !== "failed",
  );
  return html`<div class="underway">
    ${
      !hasLoading(messages) &&
      waiting.map((asked) => html`<${Waiting} key=${asked.nonce} asked=${asked} />`)
    }
    ${failuresHere().map((asked) => html`<${Failure} key=${asked.nonce} asked=${asked} />`)}
  </div>`;
}

export function Typing() {
  const who = [...(store.typing.value.get(store.here.value)?.keys() ?? [])];
  return html`<p class="typing" aria-live="off">${typingLine(who.map(nameOf))}</p>`;
}

/** What was in use may vanish with its message; the keyboard goes on from where one writes. */
function useLostFocus(messages) {
  const focused = useRef(null);
  useLayoutEffect(() => {
    const isLost = focused.current && !focused.current.isConnected;
    if (isLost && document.activeElement === document.body) focusComposer();
  }, [messages]);
  return ({ target }) => (focused.current = target);
}

function Unloaded({ error, onRetry }) {
  return html`<div class="failure" role="alert">
    <${Icon} name="warning" />
    <div class="failure-text">
      <strong>The messages could not be loaded.</strong><span>${error}</span>
    </div>
    <button type="button" class="button secondary small" onClick=${onRetry}>Try again</button>
  </div>`;
}

export function Log({ channel }) {
  const { messages, state, whole, error } = store.log(channel.id).value;
  const box = useRef(null);
  const { away, toEnd, onScroll } = useSticking(box, channel.id, messages);
  const noteFocus = useLostFocus(messages);

  function scrolled() {
    onScroll();
    const isNearTop = box.current.scrollTop < NEAR_PX;
    if (isNearTop && state === "ready" && !whole) loadMessages(channel.id, { older: true });
  }

  return html`<div class="log-frame">
    <div
      ref=${box}
      class="log"
      tabindex="0"
      role="region"
      aria-label=${`Messages in ${channelTitle(channel)}`}
      onScroll=${scrolled}
      onFocusIn=${noteFocus}
    >
      <div class="log-inside">
        ${whole && html`<${Beginning} channel=${channel} empty=${!messages.length} />`}
        ${state === "loading" && html`<p class="nothing" role="status">Loading messages…</p>`}
        ${
          state === "failed" &&
          html`<${Unloaded} error=${error} onRetry=${() => loadMessages(channel.id)} />`
        }
        <ol class="messages" aria-label="Messages">
          <${Rows} messages=${messages} />
        </ol>
        <${Underway} messages=${messages} />
      </div>
    </div>
    ${
      away &&
      html`<button type="button" class="to-end" onClick=${toEnd}>
        <${Icon} name="arrowDown" size=${16} /> To the newest
      </button>`
    }
  </div>`;
}

// The channel on show: its messages, what is new, what is going on.
import { Failure, Message } from "./messages.js";
import { failuresHere } from "./components.js";
import { Fragment, html, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { available, COMMAND } from "./commands.js";
import { botName, channelTitle, nameOf } from "./names.js";
import { focusComposer, loadMessages } from "./reading.js";
import * as store from "./store.js";
import { dayName, sameDay } from "./time.js";
import { FLAG, typingLine } from "./words.js";

const TOGETHER_MS = 7 * 60_000;
const NEAR_PX = 80;

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
      ${newDay &&
      html`<li class="day"><span>${dayName(message.timestamp)}</span></li>`}
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
        ${store.botOnline.value
          ? "There are no commands here."
          : "Commands appear here once a bot is online."}
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
    ${!hasLoading(messages) &&
    waiting.map((asked) => html`<${Waiting} key=${asked.nonce} asked=${asked} />`)}
    ${failuresHere().map((asked) => html`<${Failure} key=${asked.nonce} asked=${asked} />`)}
  </div>`;
}

export function Typing() {
  const who = [...(store.typing.value.get(store.here.value)?.keys() ?? [])];
  return html`<p class="typing" aria-live="off">${typingLine(who.map(nameOf))}</p>`;
}

/** Changes with what the member does here: their newest message, and the commands underway. */
function ownDoing(channelId, messages) {
  const mine = messages.findLast(({ author }) => author.id === store.me.value)?.id ?? "";
  const asked = [...store.pending.value.values()].filter(
    ({ body }) => body.type === 2 && body.channel_id === channelId,
  );
  return [mine, ...asked.map(({ nonce, state }) => nonce + state)].join(" ");
}

/** Keep the end in sight while it is in sight, and the place when older messages come in above. */
function useSticking(box, channelId, messages) {
  const [away, setAway] = useState(false);
  const last = useRef({});

  function toEnd() {
    if (!box.current) return; // sizes are still reported while a channel is left
    box.current.scrollTop = box.current.scrollHeight;
    setAway(false);
  }
  function onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    setAway(scrollHeight - scrollTop - clientHeight > NEAR_PX);
    last.current.bottom = scrollHeight - scrollTop;
  }
  useLayoutEffect(() => {
    const { channel, first } = last.current;
    const changed = channel !== channelId;
    const grewAbove =
      !changed && first && messages[0]?.id !== first && messages.some(({ id }) => id === first);
    last.current.channel = channelId;
    last.current.first = messages[0]?.id;
    if (changed) toEnd();
    else if (grewAbove) box.current.scrollTop = box.current.scrollHeight - last.current.bottom;
    else if (!away) toEnd();
  }, [channelId, messages]);
  useEffect(() => {
    // Pictures and answers change heights without new messages.
    const observer = new ResizeObserver(() => !away && toEnd());
    observer.observe(box.current.firstElementChild);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [away, channelId]);
  const doing = ownDoing(channelId, messages);
  useEffect(() => {
    if (doing) toEnd();
  }, [doing]);
  return { away, toEnd, onScroll };
}

export function Log({ channel }) {
  const { messages, state, whole, error } = store.log(channel.id).value;
  const box = useRef(null);
  const { away, toEnd, onScroll } = useSticking(box, channel.id, messages);

  const focused = useRef(null);
  useLayoutEffect(() => {
    // What was in use may vanish with its message; the keyboard goes on from where one writes.
    const lost = focused.current && !focused.current.isConnected;
    if (lost && document.activeElement === document.body) focusComposer();
  }, [messages]);

  function scrolled() {
    onScroll();
    if (box.current.scrollTop < NEAR_PX && state === "ready" && !whole)
      loadMessages(channel.id, { older: true });
  }

  return html`<div class="log-frame">
    <div
      ref=${box}
      class="log"
      onScroll=${scrolled}
      onFocusIn=${({ target }) => (focused.current = target)}
      tabindex="0"
      role="region"
      aria-label=${`Messages in ${channelTitle(channel)}`}
    >
      <div class="log-inside">
        ${whole && html`<${Beginning} channel=${channel} empty=${!messages.length} />`}
        ${state === "loading" && html`<p class="nothing" role="status">Loading messages…</p>`}
        ${
          state === "failed" &&
          html`<div class="failure" role="alert">
            <${Icon} name="warning" />
            <div class="failure-text">
              <strong>The messages could not be loaded.</strong><span>${error}</span>
            </div>
            <button
              type="button"
              class="button secondary small"
              onClick=${() => loadMessages(channel.id)}
            >
              Try again
            </button>
          </div>`
        }
        <ol class="messages" aria-label="Messages">
          <${Rows} messages=${messages} />
        </ol>
        <${Underway} messages=${messages} />
      </div>
    </div>
    ${away &&
    html`<button type="button" class="to-end" onClick=${toEnd}>
      <${Icon} name="arrowDown" size=${16} /> To the newest
    </button>`}
  </div>`;
}

// One message: who said it, what it says, and what can be done with it.
import { forget, retry } from "./actions.js";
import { Avatar } from "./avatar.js";
import { Embed } from "./embeds.js";
import { Components, failuresOf } from "./components.js";
import { html, useComputed, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { Markdown } from "./markdown.js";
import { Attachments } from "./media.js";
import { dismiss, Menu, messageItems, PersonMenu } from "./menu.js";
import { botName, colourOf, nameOf, spoken } from "./names.js";
import { botOnline, me } from "./store.js";
import { now, Sent } from "./time.js";
import { eventLine, failureWords, FLAG, isEvent } from "./words.js";

/** A name that opens the person's menu. */
export function PersonButton({ id, className, children, label }) {
  const [open, setOpen] = useState(false);
  const anchor = useRef(null);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  return html`<button
      ref=${anchor}
      type="button"
      class=${className}
      style=${colourOf(id) ? { "--role": colourOf(id) } : {}}
      aria-haspopup="menu"
      aria-expanded=${open}
      aria-label=${label}
      onClick=${() => setOpen(!open)}
    >
      ${children}
    </button>
    ${open && html`<${PersonMenu} id=${id} anchor=${anchor} onClose=${close} />`}`;
}

function Before({ message }) {
  const used = message.interaction_metadata;
  if (used && (message.type === 20 || message.type === 23)) {
    const name = used.name ?? message.interaction?.name;
    return html`<p class="before">
      <${Avatar} id=${used.user.id} size=${16} />
      <span
        ><b>${nameOf(used.user.id)}</b> used${" "}
        <b class="command-name"
          >${name ? `${message.type === 20 ? "/" : ""}${name}` : "a command"}</b
        ></span
      >
    </p>`;
  }
  if (message.type !== 19) return null;
  const answered = message.referenced_message;
  return html`<p class="before">
    <${Icon} name="reply" size=${16} />
    ${
      answered
        ? html`<span> in reply to <b>${nameOf(answered.author.id)}</b>: ${spoken(answered)} </span>`
        : html`<span>in reply to a message that was deleted</span>`
    }
  </p>`;
}

function Head({ message }) {
  const { author } = message;
  return html`<div class="message-head">
    <${PersonButton} id=${author.id} className="author">${nameOf(author.id)}<//>
    ${author.bot && html`<span class="tag">App</span>`}
    <${Sent} at=${message.timestamp} />
  </div>`;
}

const LONGEST_THOUGHT_MS = 15 * 60_000; // after that Discord takes no answer any more

function Thinking({ message }) {
  const givenUp = useComputed(() => now.value - new Date(message.timestamp) > LONGEST_THOUGHT_MS);
  if (givenUp.value) return html`<p class="event">${nameOf(message.author.id)} gave no answer.</p>`;
  return html`<p class="thinking" role="status">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${nameOf(message.author.id)} is thinking…
  </p>`;
}

/** What went wrong with something asked of the bot, and the way on. */
export function Failure({ asked }) {
  const [what, then] = failureWords(asked, botName(), botOnline.value);
  return html`<div class="failure" role="alert">
    <${Icon} name="warning" size=${20} />
    <div class="failure-text">
      <strong>${what}</strong>
      <span>${then}</span>
    </div>
    <div class="failure-acts">
      <button type="button" class="button secondary small" onClick=${() => retry(asked)}>
        Try again
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Dismiss error"
        onClick=${() => forget(asked.nonce)}
      >
        <${Icon} name="close" size=${18} />
      </button>
    </div>
  </div>`;
}

function Ephemeral({ message }) {
  return html`<p class="ephemeral-foot">
    <${Icon} name="eye" size=${16} /> Only you can see this ·${" "}
    <button type="button" class="link" onClick=${() => dismiss(message)}>Dismiss message</button>
  </p>`;
}

function Reactions({ reactions = [] }) {
  if (!reactions.length) return null;
  return html`<div class="reactions">
    ${reactions.map(
      ({ emoji, count }) =>
        html`<span key=${emoji.name} class="reaction">${emoji.name} ${count}</span>`,
    )}
  </div>`;
}

function Toolbar({ message, open, setOpen }) {
  const anchor = useRef(null);
  const close = () => {
    setOpen(false);
    anchor.current?.focus();
  };
  return html`<div class=${open ? "toolbar open" : "toolbar"}>
    <button
      ref=${anchor}
      type="button"
      class="icon-button"
      aria-label=${`Actions for the message of ${nameOf(message.author.id)}`}
      aria-haspopup="menu"
      aria-expanded=${open}
      onClick=${() => setOpen(!open)}
    >
      <${Icon} name="more" size=${18} />
    </button>
    ${
      open &&
      html`<${Menu}
        anchor=${anchor}
        label="Message"
        items=${messageItems(message)}
        onClose=${close}
      />`
    }
  </div>`;
}

function Body({ message }) {
  if (message.flags & FLAG.LOADING) return html`<${Thinking} message=${message} />`;
  if (isEvent(message)) {
    return html`<p class="event">${eventLine(message, nameOf(message.author.id))}</p>`;
  }
  const edited = message.edited_timestamp && !(message.flags & FLAG.COMPONENTS_V2);
  return html`
    ${message.content && html`<${Markdown} text=${message.content} />`}
    ${edited && html`<span class="edited">(edited)</span>`}
    <${Attachments} message=${message} />
    ${(message.flags & FLAG.SUPPRESS_EMBEDS ? [] : (message.embeds ?? [])).map(
      (embed, n) => html`<${Embed} key=${n} embed=${embed} />`,
    )}
    <${Components} message=${message} />
  `;
}

const concernsMe = (message) =>
  message.mention_everyone || (message.mentions ?? []).some(({ id }) => id === me.value);

/** `together` leaves the head out where the same author goes on. */
export function Message({ message, together }) {
  const [menu, setMenu] = useState(false);
  const mine = concernsMe(message);
  const classes = ["message"];
  if (together) classes.push("together");
  if (message.flags & FLAG.EPHEMERAL) classes.push("ephemeral");
  if (mine) classes.push("to-me");

  function onContextMenu(event) {
    if (event.target.closest("a, input, textarea")) return;
    event.preventDefault();
    setMenu(true);
  }

  return html`<li
    class=${classes.join(" ")}
    data-message-id=${message.id}
    onContextMenu=${onContextMenu}
  >
    <${Before} message=${message} />
    <div class="message-main">
      <div class="gutter">
        ${
          together
            ? html`<${Sent} at=${message.timestamp} bare />`
            : html`<${Avatar} id=${message.author.id} />`
        }
      </div>
      <div class="message-body">
        ${!together && html`<${Head} message=${message} />`}
        ${mine && html`<span class="hidden-text">This message mentions you.</span>`}
        <${Body} message=${message} />
        <${Reactions} reactions=${message.reactions} />
        ${failuresOf(message).map(
          (asked) => html`<${Failure} key=${asked.nonce} asked=${asked} />`,
        )}
        ${Boolean(message.flags & FLAG.EPHEMERAL) && html`<${Ephemeral} message=${message} />`}
      </div>
    </div>
    <${Toolbar} message=${message} open=${menu} setOpen=${setMenu} />
  </li>`;
}

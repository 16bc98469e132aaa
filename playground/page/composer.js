// Where a member writes: text with files, or a slash command once one is chosen.
import { CommandForm } from "./command-form.js";
import { slashEntries } from "./commands.js";
import { html, useEffect, useState } from "./html.js";
import { Icon } from "./icons.js";
import { channelTitle, nameOf } from "./names.js";
import * as store from "./store.js";
import { TextBox } from "./text-box.js";

/** Why the member cannot write here, as a sentence, or null. */
function obstacle(channel) {
  const { locked } = channel.thread_metadata ?? {};
  if (locked && !store.may("manageMessages", channel))
    return "This thread is locked: it can be read, not written to.";
  if (!store.may("send", channel) && !store.may("useCommands", channel))
    return "You may read here, but not write.";
  return null;
}

function ReplyBar() {
  const message = store.replyingTo.value;
  if (!message) return null;
  return html`<div class="reply-bar">
    <${Icon} name="reply" size=${16} />
    <span>Replying to <b>${nameOf(message.author.id)}</b></span>
    <button
      type="button"
      class="icon-button"
      aria-label="Do not reply"
      onClick=${() => (store.replyingTo.value = null)}
    >
      <${Icon} name="close" size=${16} />
    </button>
  </div>`;
}

export function Composer({ channel }) {
  const [entry, setEntry] = useState(null);
  const [start, setStart] = useState(null); // text to go on with after leaving a command
  const why = obstacle(channel);

  useEffect(() => {
    setEntry(null);
    setStart(null);
  }, [channel.id]);
  useEffect(() => {
    // A mention of a command in a message was pressed.
    const begin = ({ detail }) => {
      const found = slashEntries(channel).find(
        ({ command, title }) =>
          command.id === detail.id && (title === detail.name || command.name === detail.name),
      );
      if (found) setEntry(found);
    };
    document.addEventListener("playground:command", begin);
    return () => document.removeEventListener("playground:command", begin);
  }, [channel.id]);

  function back(text) {
    setStart({ text });
    setEntry(null);
  }

  if (why) return html`<p class="composer closed">${why}</p>`;
  const label = `Message ${channelTitle(channel)}`;
  return html`<div class="composer">
    <${ReplyBar} />
    ${
      entry
        ? html`<${CommandForm}
            key=${entry.key}
            channel=${channel}
            entry=${entry}
            onLeave=${back}
          />`
        : html`<${TextBox}
            key=${channel.id}
            channel=${channel}
            start=${start}
            label=${label}
            placeholder=${store.isThread(channel) ? "Message this thread" : label}
            onCommand=${setEntry}
          />`
    }
  </div>`;
}

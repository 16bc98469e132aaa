// Writing text: Enter sends, "/" opens the list of commands, files come by button, paste or drop.
import { asMember } from "./api.js";
import { CommandList, useCommands } from "./command-list.js";
import { described, Files, useFiles } from "./files.js";
import { html, useEffect, useId, useLayoutEffect, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { optionId, useListKeys } from "./listbox.js";
import * as store from "./store.js";

const LONGEST_TEXT = 2000;
const COUNTED_FROM = 200; // characters left
const TALLEST_PX = 240;

const drafts = new Map(); // channel id -> text not sent yet

/** Send a message; returns what went wrong as a sentence, or null. */
async function say(channel, text, chosen) {
  if (text.length > LONGEST_TEXT) {
    return `A message takes ${LONGEST_TEXT} characters; this one has ${text.length}.`;
  }
  const payload = { content: text };
  const answered = store.replyingTo.value;
  if (answered?.channel_id === channel.id) payload.message_reference = { message_id: answered.id };
  if (chosen.length) payload.attachments = described(chosen);
  const files = chosen.map(({ file }) => file);
  try {
    await asMember(store.me.value).say(channel.id, payload, files);
  } catch (error) {
    return `Not sent, and still here: ${error.message}`;
  }
  store.replyingTo.value = null;
  return null;
}

/** The text being written, kept for each channel until it is sent. */
function useDraft(channel, start) {
  const [text, setText] = useState(start?.text ?? drafts.get(channel.id) ?? "");
  useEffect(() => void drafts.set(channel.id, text), [text]);
  return [text, setText];
}

/** Sending what was written: `send()`, whether that is under way, and what went wrong. */
function useSending(channel, text, setText, files) {
  const [fault, setFault] = useState(null);
  const [isSending, setSending] = useState(false);
  const content = text.trim();
  const ready = !isSending && Boolean(content || files.chosen.length);
  async function send() {
    if (!ready) return;
    setSending(true);
    const wrong = await say(channel, content, files.chosen);
    setFault(wrong);
    setSending(false);
    if (wrong) return;
    setText("");
    files.change([]);
  }
  return { send, ready, fault };
}

function AddFiles({ channel, onFiles }) {
  const picker = useRef(null);
  const chosen = ({ target }) => {
    onFiles([...target.files]);
    target.value = "";
  };
  return html`<button
      type="button"
      class="icon-button"
      aria-label="Add files"
      title="Add files"
      disabled=${!store.may("attach", channel)}
      onClick=${() => picker.current.click()}
    >
      <${Icon} name="plus" />
    </button>
    <input ref=${picker} type="file" multiple hidden onChange=${chosen} />`;
}

/** The text area itself; as tall as its text, and in focus where there is a real keyboard. */
function Area({ text, list, focused, ...rest }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    if (focused || !matchMedia("(pointer: coarse)").matches) box.current.focus();
  }, []);
  useLayoutEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(box.current.scrollHeight, TALLEST_PX)}px`;
  }, [text]);
  return html`<textarea
    ref=${box}
    id="composer-text"
    rows="1"
    value=${text}
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-controls=${list ? list.id : null}
    aria-activedescendant=${list && list.active >= 0 ? optionId(list.id, list.active) : null}
    ...${rest}
  ></textarea>`;
}

function Counter({ text }) {
  const left = LONGEST_TEXT - text.length;
  if (left >= COUNTED_FROM) return null;
  return html`<span class=${left < 0 ? "counter over" : "counter"}>${left}</span>`;
}

export function TextBox({ channel, start, label, placeholder, onCommand }) {
  const [text, setText] = useDraft(channel, start);
  const [dismissed, setDismissed] = useState(null); // the text for which the list was closed
  const frame = useRef(null);
  const listId = useId();
  const files = useFiles();
  const { send, ready, fault } = useSending(channel, text, setText, files);
  const found = useCommands(channel, text, dismissed);
  const close = () => setDismissed(text);
  const keys = useListKeys(found?.length ?? 0, {
    onPick: (index) => take(found[index]),
    onClose: close,
    tabPicks: "stay",
  });

  function take(entry) {
    drafts.delete(channel.id);
    setText("");
    onCommand(entry);
  }
  function typed({ target }) {
    setText(target.value);
    setDismissed(null);
    keys.setActive(0);
  }
  function submit(event) {
    event.preventDefault();
    send();
  }
  function dropped(event) {
    event.preventDefault();
    files.add(event.dataTransfer.files);
  }
  function onKeyDown(event) {
    if (found?.length && keys.onKeyDown(event)) return;
    if (event.key === "Escape") store.replyingTo.value = null;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  }

  const wrong = fault ?? files.fault;
  return html`<form
    ref=${frame}
    class="text-form"
    onSubmit=${submit}
    onDragOver=${(event) => event.preventDefault()}
    onDrop=${dropped}
  >
    <${Files} ...${files} />
    ${wrong && html`<p class="fault" role="alert">${wrong}</p>`}
    <div class="text-line">
      <${AddFiles} channel=${channel} onFiles=${files.add} />
      <${Area}
        text=${text}
        focused=${start}
        list=${found?.length ? { id: listId, active: keys.active } : null}
        aria-label=${label}
        placeholder=${placeholder}
        onInput=${typed}
        onKeyDown=${onKeyDown}
        onPaste=${({ clipboardData }) => files.add(clipboardData.files)}
      />
      <${Counter} text=${text} />
      <button type="submit" class="icon-button send" aria-label="Send message" disabled=${!ready}>
        <${Icon} name="send" />
      </button>
    </div>
    ${
      found &&
      html`<${CommandList}
        id=${listId}
        anchor=${frame}
        found=${found}
        text=${text}
        keys=${keys}
        onTake=${take}
        onClose=${close}
      />`
    }
  </form>`;
}

// Writing text: Enter sends, "/" opens the list of commands, files come by button, paste or drop.
import { asMember } from "./api.js";
import { fitting, slashEntries } from "./commands.js";
import {
  html,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "./html.js";
import { Icon } from "./icons.js";
import { optionId, Options, useListKeys } from "./listbox.js";
import { Popup } from "./popup.js";
import * as store from "./store.js";
import { counted, sizeInWords } from "./words.js";

const LONGEST_TEXT = 2000;
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

const drafts = new Map(); // channel id -> text not sent yet

const NAMES_SHOWN = 4;

/** Names of options for the list of commands: needed ones with a star first, the rest while few. */
function optionNames(options) {
  const names = [...options]
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(({ name, required }) => (required ? `${name}*` : name));
  const rest = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(rest > 0 ? [`+${rest}`] : [])].join("  ");
}

const optionOf = (entry) => ({
  key: entry.key,
  label: `/${entry.title}`,
  hint: optionNames(entry.options),
  description: entry.description,
  icon: "slash",
});

function Files({ files, onChange }) {
  if (!files.length) return null;
  const describe = (n, text) =>
    onChange(files.map((each, i) => (i === n ? { ...each, description: text } : each)));
  return html`<ul class="files" aria-label="Files to send">
    ${files.map(
      ({ file, description }, n) =>
        html`<li key=${n} class="file-chip">
          <${Icon} name="file" size=${18} />
          <span>${file.name} <span class="muted">${sizeInWords(file.size)}</span></span>
          ${
            file.type.startsWith("image/") &&
            html`<input
              class="filter"
              aria-label=${`What ${file.name} shows`}
              placeholder="What it shows (for people who cannot see it)"
              maxlength="1024"
              value=${description}
              onInput=${({ target }) => describe(n, target.value)}
            />`
          }
          <button
            type="button"
            class="icon-button"
            aria-label=${`Leave out ${file.name}`}
            onClick=${() => onChange(files.filter((_, i) => i !== n))}
          >
            <${Icon} name="close" size=${16} />
          </button>
        </li>`,
    )}
  </ul>`;
}

/** The commands that fit what was typed after the slash, or null when none are asked for. */
function useCommands(channel, text, dismissed) {
  const all = slashEntries(channel);
  return useMemo(() => {
    if (!text.startsWith("/") || text.includes("\n") || dismissed === text) return null;
    return fitting(all, text.slice(1));
  }, [text, dismissed, store.commands.value, channel]);
}

function payloadOf(text, files, channel) {
  const payload = { content: text };
  const answered = store.replyingTo.value;
  if (answered?.channel_id === channel.id) payload.message_reference = { message_id: answered.id };
  if (files.length) {
    payload.attachments = files.map(({ file, description }, n) => ({
      id: n,
      filename: file.name,
      ...(description ? { description } : {}),
    }));
  }
  return payload;
}

export function TextBox({ channel, start, label, placeholder, onCommand }) {
  const [text, setText] = useState(start?.text ?? drafts.get(channel.id) ?? "");
  const [files, setFiles] = useState([]);
  const [fault, setFault] = useState(null);
  const [dismissed, setDismissed] = useState(null);
  const [sending, setSending] = useState(false);
  const box = useRef(null);
  const frame = useRef(null);
  const picker = useRef(null);
  const listId = useId();
  const found = useCommands(channel, text, dismissed);
  const open = found !== null && found.length > 0;
  const keys = useListKeys(found?.length ?? 0, {
    onPick: (index) => take(found[index]),
    onClose: () => setDismissed(text),
    tabPicks: "stay",
  });

  useLayoutEffect(() => {
    if (!matchMedia("(pointer: coarse)").matches || start) box.current.focus();
  }, [channel.id]);
  useEffect(() => void drafts.set(channel.id, text), [text]);
  useEffect(() => {
    if (found) store.announcement.value = `${counted(found.length, "command")} to choose from`;
  }, [found?.length]);
  useLayoutEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${Math.min(box.current.scrollHeight, 240)}px`;
  }, [text]);

  function take(entry) {
    drafts.delete(channel.id);
    setText("");
    onCommand(entry);
  }

  const addFiles = useCallback((list) => {
    const all = [...list];
    const large = all.find(({ size }) => size > LARGEST_FILE_BYTES);
    if (large) setFault(`${large.name} is larger than 10 MB.`);
    const fitting = all.filter(({ size }) => size <= LARGEST_FILE_BYTES);
    setFiles((known) =>
      [...known, ...fitting.map((file) => ({ file, description: "" }))].slice(0, 10),
    );
  }, []);

  async function send() {
    const content = text.trim();
    if (sending || (!content && !files.length)) return;
    if (content.length > LONGEST_TEXT) {
      setFault(`A message takes ${LONGEST_TEXT} characters; this one has ${content.length}.`);
      return;
    }
    setSending(true);
    try {
      const sent = files.map(({ file }) => file);
      await asMember(store.me.value).say(channel.id, payloadOf(content, files, channel), sent);
      setText("");
      setFiles([]);
      setFault(null);
      store.replyingTo.value = null;
    } catch (error) {
      setFault(`Not sent, and still here: ${error.message}`);
    }
    setSending(false);
    box.current?.focus();
  }

  function onKeyDown(event) {
    if (open && keys.onKeyDown(event)) return;
    if (event.key === "Escape" && store.replyingTo.value) store.replyingTo.value = null;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  }

  const left = LONGEST_TEXT - text.length;
  return html`<form
    ref=${frame}
    class="text-form"
    onSubmit=${(event) => {
      event.preventDefault();
      send();
    }}
    onDragOver=${(event) => event.preventDefault()}
    onDrop=${(event) => {
      event.preventDefault();
      addFiles(event.dataTransfer.files);
    }}
  >
    <${Files} files=${files} onChange=${setFiles} />
    ${fault && html`<p class="fault" role="alert">${fault}</p>`}
    <div class="text-line">
      <button
        type="button"
        class="icon-button"
        aria-label="Add files"
        title="Add files"
        disabled=${!store.may("attach", channel)}
        onClick=${() => picker.current.click()}
      >
        <${Icon} name="plus" />
      </button>
      <input
        ref=${picker}
        type="file"
        multiple
        hidden
        onChange=${({ target }) => {
          addFiles(target.files);
          target.value = "";
        }}
      />
      <textarea
        ref=${box}
        id="composer-text"
        rows="1"
        aria-label=${label}
        placeholder=${placeholder}
        value=${text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls=${open ? listId : null}
        aria-activedescendant=${open && keys.active >= 0 ? optionId(listId, keys.active) : null}
        onInput=${({ target }) => {
          setText(target.value);
          setDismissed(null);
          keys.setActive(0);
        }}
        onKeyDown=${onKeyDown}
        onPaste=${({ clipboardData }) => addFiles(clipboardData.files)}
      ></textarea>
      ${left < 200 && html`<span class=${left < 0 ? "counter over" : "counter"}>${left}</span>`}
      <button
        type="submit"
        class="icon-button send"
        aria-label="Send message"
        disabled=${sending || (!text.trim() && !files.length)}
      >
        <${Icon} name="send" />
      </button>
    </div>
    ${
      found &&
      html`<${Popup}
        anchor=${frame}
        wide
        above
        className="command-popup"
        onClose=${() => setDismissed(text)}
      >
        <div>
          <p class="popup-title">Commands${text.length > 1 ? ` that fit ${text}` : ""}</p>
          <${Options}
            id=${listId}
            label="Commands"
            options=${found.map(optionOf)}
            active=${keys.active}
            onPick=${(index) => take(found[index])}
            onActive=${keys.setActive}
            empty=${store.botOnline.value ? "No command fits." : "No commands: the bot is offline."}
          />
        </div>
      <//>`
    }
  </form>`;
}

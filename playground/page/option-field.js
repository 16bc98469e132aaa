// One option of a slash command: text, number, choice, suggestion, person, channel, role or file.
import { suggest } from "./actions.js";
import { asMember } from "./api.js";
import { filledOptions, OPTION } from "./commands.js";
import { channelOptions, mentionableOptions, roleOptions, userOptions } from "./entities.js";
import { html, useEffect, useId, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { matching, optionId, Options, useListKeys } from "./listbox.js";
import { Popup } from "./popup.js";
import { me } from "./store.js";

const SUGGEST_AFTER_MS = 150;
const YES_NO = [
  { key: "true", label: "True" },
  { key: "false", label: "False" },
];

/** The fixed list an option chooses from, or null when it takes free text. */
function listOf(option) {
  if (option.choices?.length) {
    return option.choices.map(({ name, value }) => ({ key: String(value), label: name, value }));
  }
  switch (option.type) {
    case OPTION.BOOLEAN:
      return YES_NO;
    case OPTION.USER:
      return userOptions();
    case OPTION.ROLE:
      return roleOptions();
    case OPTION.MENTIONABLE:
      return mentionableOptions();
    case OPTION.CHANNEL:
      return channelOptions(option.channel_types);
    default:
      return null;
  }
}

/** Suggestions of the bot for an option; asked again a moment after the text has changed. */
function useSuggestions(option, { channel, entry, fields, text, focused }) {
  const [answer, setAnswer] = useState({ state: "asking", options: [] });
  const round = useRef(0);
  useEffect(() => {
    if (!option.autocomplete || !focused) return undefined;
    const mine = ++round.current;
    setAnswer((known) => ({ ...known, state: "asking" }));
    const timer = setTimeout(() => {
      suggest(channel.id, entry.command, filledOptions(entry, fields, option.name), (choices) => {
        if (mine !== round.current) return;
        if (choices === null) setAnswer({ state: "failed", options: [] });
        else {
          const options = choices.map(({ name, value }) => ({
            key: String(value),
            label: name,
            value,
          }));
          setAnswer({ state: "there", options });
        }
      });
    }, SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, focused]);
  return answer;
}

const EMPTY = {
  asking: "Asking the bot…",
  there: "Nothing to suggest. What you typed is used as it is.",
  failed: "No suggestions came. What you typed is used as it is.",
};

function FileOption({ option, field, onChange, onFocus }) {
  const [state, setState] = useState(null);
  const input = useRef(null);
  async function chosen({ target }) {
    const [file] = target.files;
    if (!file) return;
    setState("Uploading…");
    try {
      const { id, filename } = await asMember(me.value).upload(file);
      onChange({ value: id, text: filename });
      setState(null);
    } catch (error) {
      setState(error.message);
    }
  }
  return html`<span class="field">
    <span class="field-name">${option.name}${option.required && "*"}</span>
    <button
      type="button"
      class="field-file"
      data-option=${option.name}
      aria-label=${`${option.name}: ${field?.text ?? "choose a file"}`}
      onFocus=${onFocus}
      onClick=${() => input.current.click()}
    >
      <${Icon} name="file" size=${16} /> ${state ?? field?.text ?? "choose a file"}
    </button>
    <input ref=${input} type="file" hidden onChange=${chosen} />
  </span>`;
}

export function OptionField(props) {
  const { option, field, onChange, onFocus, onEnter, onBackspace, onPicked } = props;
  if (option.type === OPTION.ATTACHMENT) return html`<${FileOption} ...${props} />`;

  const [focused, setFocused] = useState(false);
  const [open, setOpen] = useState(false);
  const frame = useRef(null);
  const input = useRef(null);
  const listId = useId();
  const text = field?.text ?? "";
  const list = listOf(option);
  const suggestions = useSuggestions(option, { ...props, text, focused });
  const settled = field?.value !== "" && field?.value != null && Boolean(list);
  const shown = option.autocomplete
    ? suggestions.options
    : list && matching(list, settled ? "" : text);
  const showing = open && shown !== null;
  const nothingMeant = !text && !option.required;
  const keys = useListKeys(shown?.length ?? 0, {
    onPick: pick,
    onClose: () => setOpen(false),
    tabPicks: "leave",
    first: nothingMeant ? -1 : 0,
  });

  function pick(index) {
    const { key, label, value } = shown[index];
    onChange({ text: label, value: value ?? key });
    setOpen(false);
    onPicked();
  }

  function typed({ target }) {
    const same = list?.find(
      ({ label }) => label.toLowerCase() === target.value.trim().toLowerCase(),
    );
    onChange({ text: target.value, value: list ? (same?.value ?? same?.key ?? "") : target.value });
    setOpen(true);
    keys.setActive(target.value || option.required ? 0 : -1);
  }

  function onKeyDown(event) {
    if (showing && shown.length && keys.onKeyDown(event)) return;
    if (event.key === "ArrowDown" && shown !== null) setOpen(true);
    else if (event.key === "Enter") onEnter();
    else if (event.key === "Backspace" && !text) onBackspace();
    else return;
    event.preventDefault();
  }

  const isNumber = option.type === OPTION.INTEGER || option.type === OPTION.NUMBER;
  return html`<span class="field" ref=${frame}>
    <span class="field-name" aria-hidden="true" onClick=${() => input.current.focus()}
      >${option.name}${option.required && "*"}</span
    >
    <input
      ref=${input}
      data-option=${option.name}
      class="field-input"
      value=${text}
      size=${Math.max(6, Math.min(40, text.length + 1))}
      aria-label=${option.name}
      autocomplete="off"
      inputmode=${isNumber ? "decimal" : null}
      role=${shown !== null ? "combobox" : null}
      aria-expanded=${shown !== null ? showing : null}
      aria-autocomplete=${shown !== null ? "list" : null}
      aria-controls=${showing ? listId : null}
      aria-activedescendant=${showing && keys.active >= 0 ? optionId(listId, keys.active) : null}
      aria-required=${option.required ? "true" : null}
      aria-invalid=${props.invalid ? "true" : null}
      aria-describedby="command-help"
      onInput=${typed}
      onKeyDown=${onKeyDown}
      onFocus=${() => {
        setFocused(true);
        setOpen(true);
        onFocus();
      }}
      onBlur=${() => {
        setFocused(false);
        setOpen(false);
      }}
    />
    ${
      showing &&
      html`<${Popup}
        anchor=${frame}
        above
        clear=${props.form}
        className="field-popup"
        onClose=${() => setOpen(false)}
      >
        <${Options}
          id=${listId}
          label=${option.name}
          options=${shown}
          active=${keys.active}
          onPick=${pick}
          onActive=${keys.setActive}
          empty=${option.autocomplete ? EMPTY[suggestions.state] : "Nothing fits that."}
        />
      <//>`
    }
  </span>`;
}

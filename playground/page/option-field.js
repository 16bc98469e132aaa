// One option of a slash command: text, number, choice, suggestion, person, channel, role or file.
import { asMember } from "./api.js";
import { isNumeric, OPTION } from "./commands.js";
import { html, useId, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { matching, optionId, Options, useListKeys } from "./listbox.js";
import { Popup } from "./popup.js";
import { me } from "./store.js";
import { EMPTY, listOf, useSuggestions } from "./suggestions.js";

const NARROWEST = 6; // characters
const WIDEST = 40;

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

/** What a field has to choose from for what was typed: options (null for free text), and keys. */
function useChoices(props, focused, setOpen) {
  const { option, field, onChange, onPicked } = props;
  const text = field?.text ?? "";
  const list = listOf(option);
  const suggested = useSuggestions(option, { ...props, text, focused });
  const isSettled = Boolean(list) && field?.value !== "" && field?.value != null;
  const options = option.autocomplete
    ? suggested.options
    : list && matching(list, isSettled ? "" : text);
  // Enter on an option that can be left out must not take the first choice unasked.
  const first = !text && !option.required ? -1 : 0;
  const close = () => setOpen(false);
  const pick = (index) => {
    const { key, label, value } = options[index];
    onChange({ text: label, value: value ?? key });
    close();
    onPicked();
  };
  const keys = useListKeys(options?.length ?? 0, {
    onPick: pick,
    onClose: close,
    tabPicks: "leave",
    first,
  });
  const empty = option.autocomplete ? EMPTY[suggested.state] : "Nothing fits that.";
  return { text, list, options, keys, pick, empty };
}

function TextOption(props) {
  const { option, onChange, onFocus, onEnter, onBackspace } = props;
  const [isFocused, setFocused] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [frame, input, listId] = [useRef(null), useRef(null), useId()];
  const { text, list, options, keys, pick, empty } = useChoices(props, isFocused, setOpen);
  const showing = isOpen && options !== null;

  function typed({ target: { value } }) {
    const wanted = value.trim().toLowerCase();
    const same = list?.find(({ label }) => label.toLowerCase() === wanted);
    onChange({ text: value, value: list ? (same?.value ?? same?.key ?? "") : value });
    setOpen(true);
    keys.setActive(value || option.required ? 0 : -1);
  }
  function onKeyDown(event) {
    if (showing && options.length && keys.onKeyDown(event)) return;
    if (event.key === "ArrowDown" && options !== null) setOpen(true);
    else if (event.key === "Enter") onEnter();
    else if (event.key === "Backspace" && !text) onBackspace();
    else return;
    event.preventDefault();
  }
  function attend(isThere) {
    setFocused(isThere);
    setOpen(isThere);
    if (isThere) onFocus();
  }

  const combobox = options !== null && {
    role: "combobox",
    "aria-expanded": showing,
    "aria-autocomplete": "list",
    "aria-controls": showing ? listId : null,
    "aria-activedescendant": showing && keys.active >= 0 ? optionId(listId, keys.active) : null,
  };
  return html`<span class="field" ref=${frame}>
    <span class="field-name" aria-hidden="true" onClick=${() => input.current.focus()}>
      ${option.name}${option.required && "*"}
    </span>
    <input
      ref=${input}
      class="field-input"
      data-option=${option.name}
      value=${text}
      size=${Math.max(NARROWEST, Math.min(WIDEST, text.length + 1))}
      autocomplete="off"
      inputmode=${isNumeric(option) ? "decimal" : null}
      aria-label=${option.name}
      aria-required=${option.required ? "true" : null}
      aria-invalid=${props.invalid ? "true" : null}
      aria-describedby="command-help"
      onInput=${typed}
      onKeyDown=${onKeyDown}
      onFocus=${() => attend(true)}
      onBlur=${() => attend(false)}
      ...${combobox}
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
          options=${options}
          active=${keys.active}
          onPick=${pick}
          onActive=${keys.setActive}
          empty=${empty}
        />
      <//>`
    }
  </span>`;
}

export const OptionField = (props) =>
  props.option.type === OPTION.ATTACHMENT
    ? html`<${FileOption} ...${props} />`
    : html`<${TextOption} ...${props} />`;

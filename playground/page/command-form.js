// A chosen slash command: its options as fields, what each means, and the button that runs it.
import { runCommand } from "./actions.js";
import { asTyped, faultOf, filledOptions } from "./commands.js";
import { html, useLayoutEffect, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { OptionField } from "./option-field.js";

const SHOWN_AT_ONCE = 5;

/** Options that are shown at first: the required ones, and the others while they are few. */
function firstShown(options) {
  const few = options.length <= SHOWN_AT_ONCE;
  return new Set(options.filter(({ required }) => few || required).map(({ name }) => name));
}

function Help({ option, fault, entry }) {
  if (fault) return html`<p class="command-help fault" role="alert">${fault}</p>`;
  if (!option) return html`<p class="command-help">${entry.description}</p>`;
  return html`<p class="command-help" id="command-help">
    <b>${option.name}</b> ${option.description}${" "}
    <span class="muted"
      >(${option.required ? "needed" : "can be left out"}; Enter runs the command)</span
    >
  </p>`;
}

/** `onLeave(text)` goes back to writing text, with the text to go on with. */
export function CommandForm({ channel, entry, onLeave }) {
  const [fields, setFields] = useState({});
  const [shown, setShown] = useState(() => firstShown(entry.options));
  const [current, setCurrent] = useState(null);
  const [fault, setFault] = useState(null);
  const [added, setAdded] = useState(null); // the option shown last
  const form = useRef(null);

  const visible = entry.options.filter(({ name }) => shown.has(name));
  const hidden = entry.options.filter(({ name }) => !shown.has(name));

  const focusField = (name) => form.current?.querySelector(`[data-option="${name}"]`)?.focus();
  // Before the next key arrives, which else would go nowhere.
  useLayoutEffect(() => {
    if (visible.length) focusField(visible[0].name);
    else form.current?.querySelector(".send").focus();
  }, []);
  useLayoutEffect(() => {
    if (added) focusField(added);
  }, [added]);

  function set(name, field) {
    setFault(null);
    setFields((known) => ({ ...known, [name]: field }));
  }

  function run() {
    for (const option of visible) {
      const wrong = faultOf(option, fields[option.name]);
      if (wrong) {
        setFault(wrong);
        focusField(option.name);
        return;
      }
    }
    runCommand(channel.id, entry.command, {
      options: filledOptions(entry, fields),
      label: asTyped(entry, fields),
    });
    onLeave("");
  }

  function show(name) {
    setShown((known) => new Set([...known, name]));
    setAdded(name);
  }

  /** After a choice by key the next option that is still needed comes into focus. */
  function picked(option) {
    const open = visible.find(
      ({ name, required }) => required && name !== option.name && !fields[name]?.text,
    );
    if (open) focusField(open.name);
  }

  function backspaced(option) {
    if (option === visible[0]) onLeave(`/${entry.title}`);
    else focusField(visible[visible.indexOf(option) - 1].name);
  }

  return html`<form
    ref=${form}
    class="command-form"
    aria-label=${`Command /${entry.title}`}
    onSubmit=${(event) => {
      event.preventDefault();
      run();
    }}
    onKeyDown=${(event) => event.key === "Escape" && onLeave("")}
  >
    <${Help} option=${current} fault=${fault} entry=${entry} />
    <div class="command-line">
      <span class="command-title">/${entry.title}</span>
      ${visible.map(
        (option) =>
          html`<${OptionField}
            key=${option.name}
            option=${option}
          form=${form}
            field=${fields[option.name]}
            channel=${channel}
            entry=${entry}
            fields=${fields}
            onChange=${(field) => set(option.name, field)}
            onFocus=${() => setCurrent(option)}
            onEnter=${run}
            onPicked=${() => picked(option)}
            onBackspace=${() => backspaced(option)}
            invalid=${Boolean(fault) && current === option}
          />`,
      )}
      ${hidden.map(
        ({ name, description }) =>
          html`<button
            key=${name}
            type="button"
            class="chip add"
            title=${description}
            onClick=${() => show(name)}
          >
            <${Icon} name="plus" size=${14} /> ${name}
          </button>`,
      )}
      <span class="command-acts">
        <button
          type="button"
          class="icon-button"
          aria-label="Leave the command"
          title="Leave the command (Esc)"
          onClick=${() => onLeave("")}
        >
          <${Icon} name="close" />
        </button>
        <button
          type="submit"
          class="icon-button send"
          aria-label=${`Run /${entry.title}`}
          title="Run (Enter)"
        >
          <${Icon} name="send" />
        </button>
      </span>
    </div>
  </form>`;
}

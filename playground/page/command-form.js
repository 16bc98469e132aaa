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
    <span class="muted">
      (${option.required ? "needed" : "can be left out"}; Enter runs the command)
    </span>
  </p>`;
}

/** The fields of a command: what they hold, which are shown, and what is wrong. */
function useFields(entry) {
  const [fields, setFields] = useState({});
  const [shown, setShown] = useState(() => firstShown(entry.options));
  const [fault, setFault] = useState(null);
  function set(name, field) {
    setFault(null);
    setFields((known) => ({ ...known, [name]: field }));
  }
  const show = (name) => setShown((known) => new Set([...known, name]));
  const visible = entry.options.filter(({ name }) => shown.has(name));
  const hidden = entry.options.filter(({ name }) => !shown.has(name));
  /** Returns the first option with a fault, or null. */
  function check() {
    const wrong = visible.find((option) => faultOf(option, fields[option.name])) ?? null;
    setFault(wrong && faultOf(wrong, fields[wrong.name]));
    return wrong;
  }
  return { fields, visible, hidden, fault, set, show, check };
}

function Acts({ entry, onLeave }) {
  return html`<span class="command-acts">
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
  </span>`;
}

const MoreOption = ({ option, onShow }) =>
  html`<button
    type="button"
    class="chip add"
    title=${option.description}
    onClick=${() => onShow(option.name)}
  >
    <${Icon} name="plus" size=${14} /> ${option.name}
  </button>`;

/** Move the focus among fields: to one by name, at the start to the first or to the run button. */
function useFieldFocus(form, visible) {
  const to = (name) => form.current?.querySelector(`[data-option="${name}"]`)?.focus();
  const names = visible.map(({ name }) => name);
  const before = useRef(names);
  // Before the next key arrives, which else would go nowhere.
  useLayoutEffect(() => {
    if (names.length) to(names[0]);
    else form.current.querySelector(".send").focus();
  }, []);
  useLayoutEffect(() => {
    const added = names.find((name) => !before.current.includes(name));
    if (added) to(added);
    before.current = names;
  }, [names.length]);
  return to;
}

/** `onLeave(text)` goes back to writing text, with the text to go on with. */
export function CommandForm({ channel, entry, onLeave }) {
  const form = useRef(null);
  const [current, setCurrent] = useState(null);
  const { fields, visible, hidden, fault, set, show, check } = useFields(entry);
  const focus = useFieldFocus(form, visible);

  function run(event) {
    event?.preventDefault();
    const wrong = check();
    if (wrong) {
      focus(wrong.name);
      return;
    }
    const options = filledOptions(entry, fields);
    runCommand(channel.id, entry.command, { options, label: asTyped(entry, fields) });
    onLeave("");
  }
  /** After a choice by key the next option that is still needed comes into focus. */
  function picked({ name: done }) {
    const open = visible.find(
      ({ name, required }) => required && name !== done && !fields[name]?.text,
    );
    if (open) focus(open.name);
  }
  function backspaced(option) {
    if (option === visible[0]) onLeave(`/${entry.title}`);
    else focus(visible[visible.indexOf(option) - 1].name);
  }

  const field = (option) =>
    html`<${OptionField}
      key=${option.name}
      option=${option}
      form=${form}
      field=${fields[option.name]}
      channel=${channel}
      entry=${entry}
      fields=${fields}
      invalid=${Boolean(fault) && current === option}
      onChange=${(value) => set(option.name, value)}
      onFocus=${() => setCurrent(option)}
      onEnter=${run}
      onPicked=${() => picked(option)}
      onBackspace=${() => backspaced(option)}
    />`;
  return html`<form
    ref=${form}
    class="command-form"
    aria-label=${`Command /${entry.title}`}
    onSubmit=${run}
    onKeyDown=${(event) => event.key === "Escape" && onLeave("")}
  >
    <${Help} option=${current} fault=${fault} entry=${entry} />
    <div class="command-line">
      <span class="command-title">/${entry.title}</span>
      ${visible.map(field)}
      ${hidden.map(
        (option) => html`<${MoreOption} key=${option.name} option=${option} onShow=${show} />`,
      )}
      <${Acts} entry=${entry} onLeave=${onLeave} />
    </div>
  </form>`;
}

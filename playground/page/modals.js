// Forms the bot opens. What is entered lives in the open form alone: closing it keeps nothing.
import { forget, submitModal } from "./actions.js";
import { fieldsOf, FormPart, initialEntry, partFault, submission } from "./form-parts.js";
import { html, useLayoutEffect, useMemo, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { botName } from "./names.js";
import { botOnline, modal, pending } from "./store.js";
import { failureWords } from "./words.js";

const asking = (id) => [...pending.value.values()].find(({ body }) => body.interaction_id === id);

/** The entries of a form by custom id, what is wrong, and how to change and check them. */
function useEntries(form) {
  const fields = useMemo(() => fieldsOf(form.components), [form.id]);
  const [entries, setEntries] = useState(() =>
    Object.fromEntries(fields.map((field) => [field.custom_id, initialEntry(field)])),
  );
  const [faults, setFaults] = useState({});
  function change(id, entry) {
    setEntries((known) => ({ ...known, [id]: entry }));
    setFaults(({ [id]: _, ...others }) => others);
  }
  /** Returns the custom id of the first field with a fault, or null. */
  function check() {
    const found = fields
      .map((field) => [field.custom_id, partFault(field, entries[field.custom_id])])
      .filter(([, fault]) => fault);
    setFaults(Object.fromEntries(found));
    return found[0]?.[0] ?? null;
  }
  return { entries, faults, change, check };
}

/** Show a dialog while it is drawn, with its first field in focus; closing gives the focus back. */
function useDialog() {
  const dialog = useRef(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    shown.querySelector("[data-field]")?.focus();
    return () => {
      shown.close();
      // Where the closing button was clicked, Chromium names the right element but types nowhere.
      const back = document.activeElement;
      back?.blur();
      back?.focus();
    };
  }, []);
  return dialog;
}

function Unsent({ asked }) {
  if (asked?.state !== "failed") return null;
  const [what, then] = failureWords(asked, botName(), botOnline.value);
  return html`<div class="failure" role="alert">
    <${Icon} name="warning" />
    <div class="failure-text"><strong>${what}</strong><span>${then}</span></div>
  </div>`;
}

function Head({ title, onClose }) {
  return html`<header class="modal-head">
    <h2 id="modal-title">${title}</h2>
    <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}>
      <${Icon} name="close" />
    </button>
  </header>`;
}

function Foot({ isBusy, onClose }) {
  return html`<footer class="modal-foot">
    <button type="button" class="button secondary" onClick=${onClose}>Cancel</button>
    <button type="submit" class="button primary" aria-busy=${isBusy ? "true" : null}>
      Submit${isBusy && html`<span class="spinner" aria-hidden="true"></span>`}
    </button>
  </footer>`;
}

function Form({ form }) {
  const dialog = useDialog();
  const { entries, faults, change, check } = useEntries(form);
  const asked = asking(form.id);
  const isBusy = Boolean(asked) && asked.state !== "failed";

  function close(event) {
    event.preventDefault();
    if (asked) forget(asked.nonce);
    modal.value = null;
  }
  function submit(event) {
    event.preventDefault();
    if (isBusy) return;
    const wrong = check();
    if (wrong === null) {
      submitModal(submission(form.components, entries));
      return;
    }
    const fields = [...dialog.current.querySelectorAll("[data-field]")];
    fields.find(({ dataset }) => dataset.field === wrong)?.focus();
  }

  const part = (one, n) =>
    html`<${FormPart}
      key=${one.id ?? n}
      part=${one}
      entries=${entries}
      faults=${faults}
      onChange=${change}
    />`;
  return html`<dialog ref=${dialog} class="modal" aria-labelledby="modal-title" onCancel=${close}>
    <form novalidate onSubmit=${submit}>
      <${Head} title=${form.title} onClose=${close} />
      <div class="modal-body">
        ${form.components.map(part)}
        <${Unsent} asked=${asked} />
      </div>
      <${Foot} isBusy=${isBusy} onClose=${close} />
    </form>
  </dialog>`;
}

export function ModalHost() {
  const form = modal.value;
  return form && html`<${Form} key=${form.id} form=${form} />`;
}

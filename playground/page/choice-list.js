// The list of an open select: one choice is taken at once, several with Done or by leaving.
import { html, useId, useMemo, useRef, useState } from "./html.js";
import { matching, optionId, Options, useFocus, useListKeys } from "./listbox.js";
import { Popup } from "./popup.js";
import { chooseHint } from "./words.js";

const FILTER_FROM = 9; // options

/** The index of the next option after `active` that begins with a letter, or -1. */
function nextWith(letter, options, active) {
  const order = [...options.keys()].map((n) => (active + 1 + n) % options.length);
  const begins = (n) => String(options[n].label).toLowerCase().startsWith(letter.toLowerCase());
  return order.find(begins) ?? -1;
}

/** What takes the keys: a filter where the list is long, else an invisible stand-in for it. */
function Head({ label, box, filter, onFilter, ...aria }) {
  const shared = { ref: box, role: "combobox", "aria-expanded": "true", ...aria };
  if (filter === null) {
    return html`<div class="focus-catcher" tabindex="0" aria-label=${label} ...${shared}></div>`;
  }
  return html`<input
    class="filter"
    aria-autocomplete="list"
    aria-label=${`Filter: ${label}`}
    placeholder="Type to filter"
    value=${filter}
    onInput=${({ target }) => onFilter(target.value)}
    ...${shared}
  />`;
}

function Foot({ min, max, count, onDone }) {
  return html`<div class="choice-foot">
    <span>${chooseHint(min, max)} · ${count} chosen</span>
    <button type="button" class="button primary small" disabled=${count < min} onClick=${onDone}>
      Done
    </button>
  </div>`;
}

/** Keys of a select beside those of every list: Space picks, letters jump, Tab takes the choice. */
function useSelectKeys(keys, { options, pick, done, isMulti, isFiltered }) {
  return (event) => {
    if (event.target.closest("button")) return event.key === "Escape" && keys.onKeyDown(event);
    if (event.key === "Tab" && !isMulti) return done();
    if (isFiltered || event.key.length !== 1) return keys.onKeyDown(event);
    if (event.key !== " ") {
      const next = nextWith(event.key, options, keys.active);
      return next >= 0 && keys.setActive(next);
    }
    event.preventDefault();
    return keys.active >= 0 && pick(keys.active);
  };
}

/** `onTake(keys)` gets what was decided, `onCancel()` is called when nothing was. */
export function ChoiceList({ anchor, label, options, value, min, max, onTake, onCancel }) {
  const listId = useId();
  const box = useRef(null);
  useFocus(box); // here and not in Head: only what is shown already can be focused
  const isMulti = max > 1;
  const isFiltered = options.length >= FILTER_FROM;
  const [picked, setPicked] = useState(value);
  const [text, setText] = useState("");
  const shown = useMemo(() => matching(options, text), [options, text]);

  function pick(index) {
    const { key } = shown[index];
    if (!isMulti) onTake(picked.includes(key) && min === 0 ? [] : [key]);
    else if (picked.includes(key)) setPicked(picked.filter((each) => each !== key));
    else if (picked.length < max) setPicked([...picked, key]);
  }
  const done = () => (picked.length >= min ? onTake(picked) : onCancel());
  const chosenAt = shown.findIndex(({ key }) => value.includes(key));
  const first = Math.max(0, chosenAt);
  const keys = useListKeys(shown.length, { onPick: pick, onClose: onCancel, first });
  const onKeyDown = useSelectKeys(keys, { options: shown, pick, done, isMulti, isFiltered });
  function filter(typed) {
    setText(typed);
    keys.setActive(0);
  }

  return html`<${Popup} anchor=${anchor} wide onClose=${done} className="choice-popup">
    <div class="choice-list" onKeyDown=${onKeyDown}>
      <${Head}
        label=${label}
        box=${box}
        filter=${isFiltered ? text : null}
        onFilter=${filter}
        aria-controls=${listId}
        aria-activedescendant=${keys.active >= 0 ? optionId(listId, keys.active) : null}
      />
      <${Options}
        id=${listId}
        label=${label}
        options=${shown}
        active=${keys.active}
        chosen=${new Set(picked)}
        multi=${isMulti}
        onPick=${pick}
        onActive=${keys.setActive}
        empty="Nothing fits that."
      />
      ${isMulti && html`<${Foot} min=${min} max=${max} count=${picked.length} onDone=${done} />`}
    </div>
  <//>`;
}

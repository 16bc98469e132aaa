// The selects of messages: what they offer and what is chosen at first.
import { actOn } from "./actions.js";
import { Choice } from "./choice.js";
import { channelOptions, mentionableOptions, roleOptions, userOptions } from "./entities.js";
import { html, useEffect, useMemo, useState } from "./html.js";

export const SELECT = { STRING: 3, USER: 5, ROLE: 6, MENTIONABLE: 7, CHANNEL: 8 };

const PLACEHOLDERS = {
  [SELECT.STRING]: "Choose an option",
  [SELECT.USER]: "Choose a person",
  [SELECT.ROLE]: "Choose a role",
  [SELECT.MENTIONABLE]: "Choose a person or role",
  [SELECT.CHANNEL]: "Choose a channel",
};

/** Options of a select as listbox.js shows them. */
export function optionsOf(part) {
  switch (part.type) {
    case SELECT.USER:
      return userOptions();
    case SELECT.ROLE:
      return roleOptions();
    case SELECT.MENTIONABLE:
      return mentionableOptions();
    case SELECT.CHANNEL:
      return channelOptions(part.channel_types);
    default:
      return (part.options ?? []).map(({ value, label, description, emoji }) => ({
        key: value,
        label,
        description,
        emoji: emoji?.id ? `:${emoji.name}:` : emoji?.name,
      }));
  }
}

/** The keys a select starts with. */
export function initialValue(part) {
  if (part.type !== SELECT.STRING) return (part.default_values ?? []).map(({ id }) => id);
  return (part.options ?? []).filter((option) => option.default).map(({ value }) => value);
}

export const placeholderOf = (part) => part.placeholder || PLACEHOLDERS[part.type];

export function MessageSelect({ part, message, busy }) {
  const initial = useMemo(() => initialValue(part), [part]);
  const [value, setValue] = useState(initial);
  // The bot's answer decides what is chosen, so an edited message starts afresh.
  useEffect(() => setValue(initial), [message.edited_timestamp, initial]);

  const label = placeholderOf(part);
  const options = optionsOf(part);
  function take(keys) {
    setValue(keys);
    actOn(message, part, `the choice “${label}”`, keys);
  }
  return html`<${Choice}
    label=${label}
    placeholder=${label}
    options=${options}
    value=${value}
    min=${part.min_values ?? 1}
    max=${part.max_values ?? 1}
    disabled=${part.disabled}
    busy=${busy}
    onChange=${take}
  />`;
}

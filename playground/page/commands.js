// Application commands: which there are here, what they take, and what was filled in.
import { bot, CHANNEL, commands, holds } from "./store.js";

export const COMMAND = { CHAT: 1, USER: 2, MESSAGE: 3 };
export const OPTION = {
  SUBCOMMAND: 1,
  GROUP: 2,
  STRING: 3,
  INTEGER: 4,
  BOOLEAN: 5,
  USER: 6,
  CHANNEL: 7,
  ROLE: 8,
  MENTIONABLE: 9,
  NUMBER: 10,
  ATTACHMENT: 11,
};
const IN_GUILD = 0;
const IN_BOT_DM = 1;
const IN_OTHER_DM = 2;

function contextOf(channel) {
  if (channel.type !== CHANNEL.DM) return IN_GUILD;
  const withBot = (channel.recipients ?? []).some(({ id }) => id === bot.value?.id);
  return withBot ? IN_BOT_DM : IN_OTHER_DM;
}

/** Commands of a type that may be used in the channel by this tab's member. */
export function available(type, channel) {
  if (!channel) return [];
  const context = contextOf(channel);
  return commands.value.filter((command) => {
    if ((command.type ?? COMMAND.CHAT) !== type) return false;
    if (command.contexts?.length && !command.contexts.includes(context)) return false;
    if (context === IN_OTHER_DM && !command.contexts?.length) return false;
    if (context !== IN_GUILD && command.dm_permission === false) return false;
    return holds(command.default_member_permissions, channel);
  });
}

function leaves(command, node, path) {
  const inner = (node.options ?? []).filter(
    ({ type }) => type === OPTION.SUBCOMMAND || type === OPTION.GROUP,
  );
  if (inner.length) return inner.flatMap((each) => leaves(command, each, [...path, each]));
  return [
    {
      key: [command.id, ...path.map(({ name }) => name)].join(" "),
      command,
      path,
      title: [command.name, ...path.map(({ name }) => name)].join(" "),
      description: node.description ?? "",
      options: node.options ?? [],
    },
  ];
}

/** Slash commands with every subcommand as an entry of its own, in alphabetical order. */
export const slashEntries = (channel) =>
  available(COMMAND.CHAT, channel)
    .flatMap((command) => leaves(command, command, []))
    .sort((a, b) => a.title.localeCompare(b.title));

/** Entries for what was typed after the slash: beginnings first, then any words that occur. */
export function fitting(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const rank = ({ title, description }) => {
    if (title.startsWith(wanted)) return 0;
    const begins = title.split(" ");
    if (words.every((word) => begins.some((begin) => begin.startsWith(word)))) return 1;
    const all = `${title} ${description}`.toLowerCase();
    return words.every((word) => all.includes(word)) ? 2 : 9;
  };
  return entries
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

export const isNumeric = ({ type }) => type === OPTION.INTEGER || type === OPTION.NUMBER;

/** A field's value as Discord sends it; null when nothing was entered. */
export function valueOf(option, field) {
  if (!field || field.value === "" || field.value == null) return null;
  if (isNumeric(option)) return Number(field.value);
  if (option.type === OPTION.BOOLEAN) return field.value === true || field.value === "true";
  return field.value;
}

/** What is wrong with a field, as a sentence, or null. */
export function faultOf(option, field) {
  const value = valueOf(option, field);
  if (value === null) {
    if (field?.text) return `Choose one of the entries for ${option.name}.`;
    return option.required ? `${option.name} is needed.` : null;
  }
  if (isNumeric(option)) return numberFault(option, value);
  if (option.type === OPTION.STRING && !option.choices?.length) return lengthFault(option, value);
  return null;
}

function numberFault(option, value) {
  if (!Number.isFinite(value)) return `${option.name} takes a number.`;
  if (option.type === OPTION.INTEGER && !Number.isInteger(value))
    return `${option.name} takes a whole number.`;
  if (option.min_value != null && value < option.min_value)
    return `${option.name} is at least ${option.min_value}.`;
  if (option.max_value != null && value > option.max_value)
    return `${option.name} is at most ${option.max_value}.`;
  return null;
}

function lengthFault(option, value) {
  if (option.min_length && value.length < option.min_length)
    return `${option.name} takes at least ${option.min_length} characters.`;
  if (option.max_length && value.length > option.max_length)
    return `${option.name} takes at most ${option.max_length} characters.`;
  return null;
}

/** The options of an interaction, nested under the subcommands of the entry. */
export function filledOptions(entry, fields, focused) {
  const filled = entry.options.flatMap((option) => {
    if (option.name === focused) {
      const text = fields[option.name]?.text ?? "";
      return [{ type: option.type, name: option.name, value: text, focused: true }];
    }
    const value = valueOf(option, fields[option.name]);
    return value === null ? [] : [{ type: option.type, name: option.name, value }];
  });
  return entry.path.reduceRight(
    (inner, { name, type }) => [{ type, name, options: inner }],
    filled,
  );
}

/** The command as it would be typed: "/lesson start topic:history". */
export function asTyped(entry, fields) {
  const parts = entry.options
    .filter(({ name }) => fields[name]?.text)
    .map(({ name }) => `${name}:${fields[name].text}`);
  return [`/${entry.title}`, ...parts].join(" ");
}

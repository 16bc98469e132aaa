// Sentences of the page that are said from more than one place, or that are composed.

export const FLAG = { SUPPRESS_EMBEDS: 4, EPHEMERAL: 64, LOADING: 128, COMPONENTS_V2: 1 << 15 };

/** A list in prose: "a", "a and b", "a, b and c". */
export function listed(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A number with its noun: "1 option", "3 options". */
export const counted = (n, noun, plural = `${noun}s`) => `${n} ${n === 1 ? noun : plural}`;

/** How many may be chosen: "Choose 2", "Choose 1 to 3", "Choose up to 3". */
export function chooseHint(min, max) {
  if (min === max) return `Choose ${min}`;
  return min > 0 ? `Choose ${min} to ${max}` : `Choose up to ${max}`;
}

/** What somebody who types is told: "Bob is typing…". */
export function typingLine(names) {
  if (!names.length) return "";
  if (names.length > 3) return "Several people are typing…";
  return `${listed(names)} ${names.length === 1 ? "is" : "are"} typing…`;
}

/** What went wrong with something asked of the bot, and the way on: [what, then what]. */
export function failureWords({ label = "that", reason }, name, isOnline) {
  if (reason)
    return [`This did not work: ${label}.`, /[.!?]$/.test(reason) ? reason : `${reason}.`];
  if (!isOnline)
    return [`${name} is offline, so ${label} went unanswered.`, "Try again once it is back."];
  return [
    `${name} did not answer ${label} in time.`,
    "Try again. If it keeps happening, the log of the bot tells why.",
  ];
}

/** A size in bytes as people read it. */
export function sizeInWords(bytes) {
  if (bytes < 1024) return counted(bytes, "byte");
  const inKilobytes = bytes / 1024;
  return inKilobytes < 1024
    ? `${inKilobytes.toFixed(1)} KB`
    : `${(inKilobytes / 1024).toFixed(1)} MB`;
}

/** What a message of Discord's says that has no text of its own, by message type. */
const EVENTS = {
  1: (name, message) => `${name} added ${message.mentions?.[0]?.username ?? "somebody"}.`,
  2: (name, message) => `${name} removed ${message.mentions?.[0]?.username ?? "somebody"}.`,
  4: (name, message) => `${name} renamed this to ${message.content}.`,
  6: (name) => `${name} pinned a message.`,
  7: (name) => `${name} joined.`,
  18: (name, message) => `${name} started a thread: ${message.content}`,
};

export const isEvent = (message) => message.type in EVENTS;
export const eventLine = (message, name) => EVENTS[message.type](name, message);

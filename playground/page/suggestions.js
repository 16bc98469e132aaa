// What an option of a command can be chosen from: a fixed list, or what the bot suggests.
import { suggest } from "./actions.js";
import { filledOptions, OPTION } from "./commands.js";
import { channelOptions, mentionableOptions, roleOptions, userOptions } from "./entities.js";
import { useEffect, useRef, useState } from "./html.js";

const SUGGEST_AFTER_MS = 150;
const YES_NO = [
  { key: "true", label: "True" },
  { key: "false", label: "False" },
];

const asOptions = (choices) =>
  choices.map(({ name, value }) => ({ key: String(value), label: name, value }));

/** The fixed list an option chooses from, or null when it takes free text. */
export function listOf(option) {
  if (option.choices?.length) return asOptions(option.choices);
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

/**
 * Suggestions of the bot for an option in focus; asked again a moment after the text has changed.
 * Returns {state: "asking" | "there" | "failed", options}.
 */
export function useSuggestions(option, { channel, entry, fields, text, focused }) {
  const [answer, setAnswer] = useState({ state: "asking", options: [] });
  const round = useRef(0);
  useEffect(() => {
    if (!option.autocomplete || !focused) return undefined;
    const mine = ++round.current; // an answer that comes after the next question is not wanted
    setAnswer((known) => ({ ...known, state: "asking" }));
    const take = (choices) => {
      if (mine !== round.current) return;
      const state = choices === null ? "failed" : "there";
      setAnswer({ state, options: asOptions(choices ?? []) });
    };
    const ask = () =>
      suggest(channel.id, entry.command, filledOptions(entry, fields, option.name), take);
    const timer = setTimeout(ask, SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, focused]);
  return answer;
}

/** What is said where there is nothing to choose. */
export const EMPTY = {
  asking: "Asking the bot…",
  there: "Nothing to suggest. What you typed is used as it is.",
  failed: "No suggestions came. What you typed is used as it is.",
};

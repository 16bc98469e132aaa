// What people, channels and roles are called, and the colours their roles give them.
import { bot, channels, isDm, isThread, me, members, roles, strangers } from "./store.js";

/** The user with this id, as a member, as an author seen before, or as the bot. */
export function userOf(id) {
  if (bot.value?.id === id) return bot.value;
  return members.value.get(id)?.user ?? strangers.value.get(id) ?? null;
}

export function nameOf(id) {
  const nick = members.value.get(id)?.nick;
  const user = userOf(id);
  return nick || user?.global_name || user?.username || "somebody";
}

export const botName = () => bot.value?.global_name || bot.value?.username || "The bot";

/** The colour of the member's highest coloured role as "#rrggbb", or null. */
export function colourOf(id) {
  const own = members.value.get(id)?.roles ?? [];
  const coloured = own
    .map((roleId) => roles.value.get(roleId))
    .filter((role) => role?.color)
    .sort((a, b) => b.position - a.position);
  return coloured.length ? hex(coloured[0].color) : null;
}

export const hex = (colour) => `#${colour.toString(16).padStart(6, "0")}`;

export function channelName(channel) {
  if (!channel) return "unknown channel";
  if (isDm(channel)) {
    const other = (channel.recipients ?? []).find(({ id }) => id !== me.value);
    return other ? nameOf(other.id) : "Direct message";
  }
  return channel.name;
}

export const channelNameOf = (id) => channelName(channels.value.get(id));

/** "#name" for text channels, the plain name for threads and direct messages. */
export const channelTitle = (channel) =>
  isDm(channel) || isThread(channel) ? channelName(channel) : `#${channel.name}`;

/** Names of the member's roles, highest first. */
export function roleNames(id) {
  return (members.value.get(id)?.roles ?? [])
    .map((roleId) => roles.value.get(roleId))
    .filter(Boolean)
    .sort((a, b) => b.position - a.position)
    .map(({ name }) => name);
}

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

const TOKENS = /<(@!?|@&|#)(\d+)>|<\/([^:>]+):\d+>|[*_~`|]+|^(?:#{1,3}|-#|>>?>?|[-*]) +/gm;

/** A text without its markup, mentions by name: for a line of preview, and to be read out. */
export function plain(text) {
  return (text ?? "").replace(TOKENS, (_, kind, id, command) => {
    if (command) return `/${command}`;
    if (!kind) return "";
    if (kind === "#") return `#${channelNameOf(id)}`;
    return `@${kind === "@&" ? (roles.value.get(id)?.name ?? "role") : nameOf(id)}`;
  });
}

const texted = (components) =>
  components.flatMap(({ type, content, components: inner = [] }) => [
    type === 10 ? content : null,
    ...texted(inner),
  ]);

const LONGEST_SPOKEN = 300; // characters

/** What a message says, in plain words: its texts, or the names of what it shows instead. */
export function spoken(message) {
  const embeds = (message.embeds ?? []).flatMap(({ title, description }) => [title, description]);
  const files = (message.attachments ?? []).map((file) => file.description || file.filename);
  const all = [message.content, ...texted(message.components ?? []), ...embeds, ...files];
  return plain(all.filter(Boolean).join(". ")).slice(0, LONGEST_SPOKEN) || "a message";
}

/** Names of the member's roles, highest first. */
export function roleNames(id) {
  return (members.value.get(id)?.roles ?? [])
    .map((roleId) => roles.value.get(roleId))
    .filter(Boolean)
    .sort((a, b) => b.position - a.position)
    .map(({ name }) => name);
}

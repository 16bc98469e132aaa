// What the page knows: signals that the socket's events fill and the components read.
import { computed, signal } from "./html.js";

export const people = signal(null); // the answer of GET /people
export const me = signal(null); // id of the member this tab acts as
export const connection = signal("idle"); // idle | connecting | open | lost
export const guild = signal(null);
export const roles = signal(new Map());
export const members = signal(new Map()); // user id -> {user, nick, roles, moderator}
export const strangers = signal(new Map()); // users seen only as authors of messages
export const channels = signal(new Map());
export const commands = signal([]);
export const bot = signal(null); // the application's user, once known
export const botOnline = signal(false);

export const here = signal(null); // id of the channel on show
export const unread = signal(new Map()); // channel id -> {count, mentioned, since}
export const typing = signal(new Map()); // channel id -> Map(user id -> until, in ms)
export const pending = signal(new Map()); // nonce -> what was asked of the bot and is not settled
export const modal = signal(null); // {id, custom_id, title, components, channelId}
export const replyingTo = signal(null); // message
export const drawer = signal(false); // the channel list of a narrow window
export const roster = signal(false); // the list of people of a narrow window
export const announcement = signal(""); // read out by screen readers

/** Copy a map, change it, and put it back, so that readers notice. */
export function change(map, edit) {
  const copy = new Map(map.value);
  edit(copy);
  map.value = copy;
}

/** Is snowflake `a` older than `b`? */
export const older = (a, b) => (a.length === b.length ? a < b : a.length < b.length);

const logs = new Map();

/** The messages of one channel: {messages (oldest first), state, whole, error}. */
export function log(channelId) {
  if (!logs.has(channelId)) {
    logs.set(channelId, signal({ messages: [], state: "new", whole: false, error: null }));
  }
  return logs.get(channelId);
}

/** Let every channel be loaded again when it is next shown. */
export function forgetLogs() {
  for (const each of logs.values()) each.value = { ...each.value, state: "new" };
}

/** Put messages into a channel's log, replacing those with the same id. */
export function keep(channelId, incoming, extra = {}) {
  const target = log(channelId);
  const byId = new Map(target.value.messages.map((message) => [message.id, message]));
  for (const message of incoming) byId.set(message.id, { ...byId.get(message.id), ...message });
  const messages = [...byId.values()].sort((a, b) => (older(a.id, b.id) ? -1 : 1));
  target.value = { ...target.value, ...extra, messages };
}

export function drop(channelId, messageId) {
  const target = log(channelId);
  const messages = target.value.messages.filter(({ id }) => id !== messageId);
  target.value = { ...target.value, messages };
}

export const currentChannel = computed(() => channels.value.get(here.value) ?? null);
export const myMember = computed(() => members.value.get(me.value) ?? null);
export const unreadTotal = computed(() =>
  [...unread.value.values()].reduce((sum, { count }) => sum + count, 0),
);

export const CHANNEL = { TEXT: 0, DM: 1, PUBLIC_THREAD: 11, PRIVATE_THREAD: 12 };
export const isThread = (channel) => channel.type >= 10 && channel.type <= 12;
export const isDm = (channel) => channel.type === CHANNEL.DM;

const PERMISSION = {
  administrator: 3n,
  send: 11n,
  manageMessages: 13n,
  attach: 15n,
  useCommands: 31n,
  sendInThreads: 38n,
};

/** May this tab's member do `what` in the channel? Direct messages allow everything. */
export function may(what, channel) {
  if (!channel) return false;
  if (isDm(channel) || channel.permissions == null) return what !== "manageMessages";
  const bits = BigInt(channel.permissions);
  const has = (name) => ((bits >> PERMISSION[name]) & 1n) === 1n;
  const name = what === "send" && isThread(channel) ? "sendInThreads" : what;
  return has("administrator") || has(name);
}

/** Does the member hold every permission of a command's `default_member_permissions`? */
export function holds(required, channel) {
  if (required == null || channel?.permissions == null) return true;
  const bits = BigInt(channel.permissions);
  if ((bits >> PERMISSION.administrator) & 1n) return true;
  return (bits & BigInt(required)) === BigInt(required) && BigInt(required) !== 0n;
}

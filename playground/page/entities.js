// People, roles and channels as options to choose from, for selects and command options.
import { channelTitle, nameOf, roleNames } from "./names.js";
import { bot, channels, guild, isDm, isThread, members, roles } from "./store.js";
import { listed } from "./words.js";

const userOption = (id, hint) => ({
  key: id,
  kind: "user",
  label: nameOf(id),
  hint,
  userId: id,
});

export function userOptions() {
  const people = [...members.value.values()].map(({ user }) =>
    userOption(user.id, user.bot ? "app" : listed(roleNames(user.id))),
  );
  const known = bot.value && !members.value.has(bot.value.id);
  return known ? [...people, userOption(bot.value.id, "app")] : people;
}

export function roleOptions() {
  return [...roles.value.values()]
    .sort((a, b) => b.position - a.position)
    .map(({ id, name }) => ({
      key: id,
      kind: "role",
      label: id === guild.value?.id ? "@everyone" : `@${name.replace(/^@/, "")}`,
      icon: "people",
    }));
}

/** Channels of the given types; without types those of the server, threads included. */
export function channelOptions(types) {
  const wanted = (channel) => (types?.length ? types.includes(channel.type) : !isDm(channel));
  return [...channels.value.values()].filter(wanted).map((channel) => ({
    key: channel.id,
    kind: "channel",
    label: channelTitle(channel),
    icon: isThread(channel) ? "thread" : "hash",
  }));
}

export const mentionableOptions = () => [...userOptions(), ...roleOptions()];

// Times as people read them; relative ones keep running.
import { computed, html, signal, useMemo } from "./html.js";

const LOCALE = navigator.language?.startsWith("en") ? navigator.language : "en-GB";
const DAY_MS = 86_400_000;

/** The time now in ms, once a second. */
export const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), 1000);

const format = (options) => new Intl.DateTimeFormat(LOCALE, options);

const STYLES = {
  t: format({ timeStyle: "short" }),
  T: format({ timeStyle: "medium" }),
  d: format({ dateStyle: "short" }),
  D: format({ dateStyle: "long" }),
  f: format({ dateStyle: "long", timeStyle: "short" }),
  F: format({ dateStyle: "full", timeStyle: "short" }),
};

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
const inWords = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });

/** "in 5 minutes", "2 hours ago": `seconds` from now, negative for the past. */
export function relative(seconds) {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return inWords.format(Math.trunc(seconds / length), unit);
}

/** What `<t:seconds:style>` shows. */
export function Timestamp({ seconds, style = "f" }) {
  const date = new Date(seconds * 1000);
  const text = useMemo(
    () =>
      style === "R"
        ? computed(() => relative(Math.round(seconds - now.value / 1000)))
        : STYLES[style].format(date),
    [seconds, style],
  );
  if (Number.isNaN(date.getTime())) return "an impossible time";
  return html`<time class="stamp" datetime=${date.toISOString()} title=${STYLES.F.format(date)}>
    ${text}
  </time>`;
}

const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);

/** "Today", "Yesterday" or the date. */
export function dayName(date) {
  const days = Math.round((midnight(Date.now()) - midnight(date)) / DAY_MS);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return STYLES.D.format(new Date(date));
}

export const sameDay = (a, b) => midnight(a) === midnight(b);

/** When a message was sent: the hour, with the day when that was not today. */
export function Sent({ at, bare = false }) {
  const date = new Date(at);
  const hour = STYLES.t.format(date);
  const text = bare || sameDay(date, Date.now()) ? hour : `${dayName(date)}, ${hour}`;
  return html`<time class="sent" datetime=${at} title=${STYLES.F.format(date)}>${text}</time>`;
}

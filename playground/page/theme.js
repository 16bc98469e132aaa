// Dark, light, or as the system has it; the choice is kept for all tabs.
import { computed, effect, signal } from "./html.js";

const KEY = "playground:theme";
const THEMES = [
  { id: "system", icon: "screen", label: "Appearance as the system" },
  { id: "light", icon: "sun", label: "Light appearance" },
  { id: "dark", icon: "moon", label: "Dark appearance" },
];

const chosen = signal(localStorage.getItem(KEY) ?? "system");

export const theme = computed(() => THEMES.find(({ id }) => id === chosen.value) ?? THEMES[0]);

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length];
  localStorage.setItem(KEY, next.id);
  chosen.value = next.id;
}

effect(() => {
  document.documentElement.dataset.theme = theme.value.id;
});

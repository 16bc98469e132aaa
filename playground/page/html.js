// The one place that joins Preact, its signals and htm; every component imports from here.
import { h, render, Fragment } from "./vendor/preact.js";
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "./vendor/hooks.js";
import { batch, computed, effect, signal, useComputed, useSignal } from "./vendor/signals.js";
import htm from "./vendor/htm.js";

export const html = htm.bind(h);

export {
  Fragment,
  batch,
  computed,
  effect,
  render,
  signal,
  useCallback,
  useComputed,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSignal,
  useState,
};

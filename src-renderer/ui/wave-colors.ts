import type { WaveformColors } from '../waveform/waveform-ports.ts';

/** The waveform's colours in the theme that an element is shown in: a canvas does not know variables. */
export function waveColors(element: Element): WaveformColors {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    wave: color('--wave'),
    unselected: color('--wave-unselected'),
    speech: color('--wave-speech'),
    speechTint: color('--wave-speech-tint'),
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    ruler: color('--text-soft'),
  };
}

/**
 * Tells when colours have changed: light and dark, high contrast, or a person's own.
 *
 * @returns What ends the telling.
 */
export function onThemeChange(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const contrast = new MutationObserver(changed);
  contrast.observe(document.documentElement, { attributeFilter: ['data-contrast'] });
  return () => {
    contrast.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

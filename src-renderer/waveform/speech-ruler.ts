import type { Passages } from '../../src-main/contract/passages.ts';
import { fillStretches } from './draw-waveform.ts';
import { drawRuler } from './ruler.ts';
import type { Viewport } from './viewport.ts';
import type { Surface } from './visible-wave.ts';
import type { WaveformColors } from './waveform-ports.ts';

/** Pixels of the band that shows where somebody speaks, before the interface is scaled. */
const SPEECH_BAND = 4;

/** Draws what stands under the waveform: a band where somebody speaks, and the ruler below it. */
export function drawSpeechRuler(
  surface: Surface,
  view: Viewport,
  speech: Passages,
  colors: Pick<WaveformColors, 'speech' | 'ruler'>,
  scale: number,
): void {
  const { context, width, height } = surface;
  const band = { top: 0, height: SPEECH_BAND * scale, color: colors.speech };
  fillStretches(surface, view, speech, band);
  const top = band.height + 1;
  context.translate(0, top);
  drawRuler({ context, width, height: height - top }, view, { color: colors.ruler, scale });
}

import type { Passage } from '../../src-main/contract/passage.ts';
import { type Changed, moreOf } from './changed.ts';
import { clearedSurface } from './draw-waveform.ts';
import { interfaceScale } from './interface-scale.ts';
import { Overlays } from './overlays.ts';
import { PassageRegions, reachOf } from './passage-regions.ts';
import { SizeWatch } from './size-watch.ts';
import { type SpectrogramSource, SpectrogramView } from './spectrogram-view.ts';
import { drawSpeechRuler } from './speech-ruler.ts';
import { ViewMotion } from './view-motion.ts';
import * as viewport from './viewport.ts';
import { VisibleWave } from './visible-wave.ts';
import { WavePicture } from './wave-picture.ts';
import { WaveformInput } from './waveform-input.ts';
import type { WaveformColors, WaveformContent, WaveformPorts } from './waveform-ports.ts';

const ZOOM_STEP = 1.6;

/** The zoomed waveform: wavesurfer's canvases and regions over the visible stretch, and what belongs to it. */
export class Waveform {
  readonly #ports: WaveformPorts;
  readonly #motion: ViewMotion;
  readonly #picture: WavePicture;
  readonly #stage = document.createElement('div');
  readonly #ruler = document.createElement('canvas');
  readonly #wave: VisibleWave;
  readonly #overlays: Overlays;
  readonly #input: WaveformInput;
  readonly #sizes = new SizeWatch(() => this.#resized());
  #regions: PassageRegions | null = null;
  #spectrogram: SpectrogramView | null = null;
  #content: WaveformContent;
  #seconds: number;
  #colors: WaveformColors;
  #position = 0;
  #width = 1;
  #scale = interfaceScale();
  #frameRequest = 0;
  #changed: Changed = 'view';

  constructor(ports: WaveformPorts) {
    this.#ports = ports;
    this.#seconds = ports.seconds;
    this.#content = ports.content;
    this.#colors = ports.colors;
    this.#width = Math.max(1, ports.container.clientWidth);
    this.#motion = new ViewMotion(viewport.wholeView(this.limits), {
      limits: () => this.limits,
      changed: () => this.#viewChanged(),
    });
    this.#picture = new WavePicture(ports.pyramid, ports.read, () => this.#schedule());
    this.#stage.setAttribute('part', 'stage');
    this.#ruler.setAttribute('part', 'ruler');
    ports.container.append(this.#stage, this.#ruler);
    this.#overlays = new Overlays(ports.container);
    this.#wave = new VisibleWave(
      this.#stage,
      ports.nonce,
      () => this.#createRegions(),
      (surface) => {
        const { passages, speech } = this.#content;
        this.#picture.paint(surface, passages, speech, this.#colors);
      },
    );
    this.#input = this.#createInput();
    // The stage changes its height alone when a spectrogram comes or goes.
    for (const element of [ports.container, this.#stage, this.#ruler]) this.#sizes.observe(element);
  }

  get limits(): viewport.ViewportLimits {
    return { seconds: this.#seconds, sampleRate: this.#ports.sampleRate, width: this.#width };
  }

  get view(): viewport.Viewport {
    return this.#motion.view;
  }

  /** How much larger than usual the interface is. */
  get scale(): number {
    return this.#scale;
  }

  /** The pyramid has changed, or the recording's length. */
  refresh(seconds: number): void {
    const showedAll = this.#motion.target.length >= this.#seconds;
    this.#seconds = seconds;
    this.#regions?.set(this.#content.passages, this.#content.active);
    if (showedAll) this.#motion.jump(viewport.wholeView(this.limits));
    else this.#schedule();
  }

  setContent(content: WaveformContent): void {
    const isSameSpeech = content.speech === this.#content.speech;
    this.#content = content;
    this.#regions?.set(content.passages, content.active);
    this.#schedule(isSameSpeech ? 'passages' : 'marks');
  }

  setPosition(seconds: number, playing: boolean): void {
    const before = this.#position;
    this.#position = seconds;
    const { target } = this.#motion;
    // Whoever looks at something else while it plays is left alone.
    const wasSeen = before >= target.start && before <= target.start + target.length;
    if (playing && wasSeen) {
      const view = viewport.following(target, seconds, this.limits);
      if (view !== target) this.#motion.glide(view);
    }
    this.#placeOverlays();
  }

  setColors(colors: WaveformColors): void {
    this.#colors = colors;
    this.#spectrogram?.setDark(colors.isDark);
    this.#schedule('marks');
  }

  /** Shows a spectrogram between waveform and ruler, or none. */
  setSpectrogram(source: SpectrogramSource | null): void {
    this.#spectrogram?.dispose();
    this.#spectrogram =
      source &&
      new SpectrogramView({
        source,
        isDark: this.#colors.isDark,
        changed: () => this.#schedule('marks'),
        settled: this.#ports.spectrogramSettled,
      });
    if (this.#spectrogram) {
      this.#ruler.before(this.#spectrogram.element);
      this.#sizes.observe(this.#spectrogram.element);
    }
    this.#schedule('marks');
  }

  zoomIn(): void {
    this.#zoom(ZOOM_STEP);
  }

  zoomOut(): void {
    this.#zoom(1 / ZOOM_STEP);
  }

  zoomAll(): void {
    this.#motion.glide(viewport.wholeView(this.limits));
  }

  zoomToSelection(): void {
    const { start, end } = this.#passage;
    this.#motion.glide(viewport.around((start + end) / 2, (end - start) * 1.2, this.limits));
  }

  /** Shows a view at once, as a hand on the overview wants it. */
  show(view: viewport.Viewport): void {
    this.#motion.jump(view);
  }

  /** Goes to a view in a moment. */
  glide(view: viewport.Viewport): void {
    this.#motion.glide(view);
  }

  /** Brings a stretch into view and lights it up. */
  point(passage: Passage): void {
    const view = viewport.showing(this.#motion.target, passage, this.limits);
    if (view) this.#motion.glide(view);
    this.#overlays.flash(passage, this.view);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#motion.dispose();
    this.#sizes.dispose();
    this.#picture.dispose();
    this.#overlays.dispose();
    this.#spectrogram?.dispose();
    this.#wave.dispose();
  }

  #createInput(): WaveformInput {
    const { container, move, isAdding, add } = this.#ports;
    return new WaveformInput({
      container,
      stage: this.#stage,
      ruler: this.#ruler,
      motion: this.#motion,
      overlays: this.#overlays,
      passages: () => this.#content.passages,
      snapPoints: () => this.#content.snap,
      move,
      isAdding,
      add,
      seek: (time) => this.#seek(time),
    });
  }

  #createRegions(): void {
    const { labels, formatTime, move, activate, dropped } = this.#ports;
    this.#regions = new PassageRegions(() => this.#wave.addRegion(), {
      labels,
      formatTime,
      move,
      activate,
      snap: (edge, time, seconds, event) => this.#input.snap(edge, time, seconds, event),
      reach: (edge, index) => reachOf(this.#content.passages, edge, index, this.#seconds),
      dropped: (edge, index) => {
        this.#input.hideGuide();
        dropped(edge, index);
      },
      reveal: (time) => this.#reveal(time),
      view: () => this.view,
      secondsPerPixel: () => this.#motion.secondsPerPixel,
    });
    this.#regions.set(this.#content.passages, this.#content.active);
    this.#schedule();
  }

  #zoom(factor: number): void {
    // From where it is going: keys that come faster than the view moves add up.
    const { target } = this.#motion;
    this.#motion.glide(viewport.zoomed(target, factor, this.#anchor(target), this.limits));
  }

  #seek(time: number): void {
    this.#ports.seek(Math.max(0, Math.min(this.#seconds, time)));
    this.#placeOverlays();
  }

  #reveal(time: number): void {
    const { start, length } = this.#motion.target;
    if (time < start || time > start + length) {
      this.#motion.glide(viewport.around(time, length, this.limits));
    }
  }

  /** The position, where it is in view; else the selection; else the middle of what is. */
  #anchor({ start, length }: viewport.Viewport): number {
    const passage = this.#passage;
    const candidates = [this.#position, (passage.start + passage.end) / 2];
    const seen = candidates.find((time) => time > start && time < start + length);
    return seen ?? start + length / 2;
  }

  #viewChanged(): void {
    this.#ports.viewed(this.view, this.#width, this.#scale);
    this.#schedule();
  }

  #resized(): void {
    this.#width = Math.max(1, this.#sizes.of(this.#ports.container).width);
    // Changes with the size of the window, and with it that of the container.
    this.#scale = interfaceScale();
    this.#motion.jump(this.#motion.target);
  }

  /** At most one drawing a frame, however much changes in between. */
  #schedule(changed: Changed = 'view'): void {
    this.#changed = moreOf(changed, this.#changed);
    this.#frameRequest ||= requestAnimationFrame(() => {
      this.#frameRequest = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const changed = this.#changed;
    this.#changed = 'passages';
    if (changed === 'view') this.#picture.look(this.view, this.#seconds, this.#width);
    this.#wave.repaint(this.#sizes.of(this.#stage));
    if (changed !== 'passages') {
      this.#drawRuler();
      this.#drawSpectrogram();
    }
    this.#placeOverlays();
  }

  #drawSpectrogram(): void {
    if (!this.#spectrogram) return;
    const size = this.#sizes.of(this.#spectrogram.element);
    this.#spectrogram.draw(this.view, this.#seconds, size, this.#scale);
  }

  #drawRuler(): void {
    const surface = clearedSurface(this.#ruler, this.#width, this.#sizes.of(this.#ruler).height);
    if (!surface) return;
    drawSpeechRuler(surface, this.view, this.#content.speech, this.#colors, this.#scale);
  }

  #placeOverlays(): void {
    this.#regions?.place(this.view);
    this.#overlays.place(this.view, this.#width, this.#position);
  }

  get #passage(): Passage {
    const { passages, active } = this.#content;
    return passages[active] ?? { start: 0, end: this.#seconds };
  }
}

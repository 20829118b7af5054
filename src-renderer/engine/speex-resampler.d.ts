/** The slice of the package's Emscripten C API that is used; it ships no types. */
declare module '@echogarden/speex-resampler-wasm/simd' {
  /** A position in the module's memory, in bytes; 0 is null. */
  type Pointer = number;

  /** Where the compiled code comes from. */
  export interface SpeexOptions {
    locateFile(name: string): string;
  }

  export interface SpeexModule {
    /** Views of the memory. Replaced whenever the memory grows: read anew after every call. */
    readonly HEAPF32: Float32Array<ArrayBuffer>;
    readonly HEAPU32: Uint32Array<ArrayBuffer>;
    _malloc(bytes: number): Pointer;
    _free(pointer: Pointer): void;
    _speex_resampler_init(
      channels: number,
      inRate: number,
      outRate: number,
      quality: number,
      error: Pointer,
    ): Pointer;
    _speex_resampler_destroy(state: Pointer): void;
    _speex_resampler_skip_zeros(state: Pointer): number;
    _speex_resampler_get_input_latency(state: Pointer): number;
    /** Lengths are in and out parameters: offered and used. */
    _speex_resampler_process_float(
      state: Pointer,
      channel: number,
      input: Pointer,
      inputLength: Pointer,
      output: Pointer,
      outputLength: Pointer,
    ): number;
  }

  const create: (options: SpeexOptions) => Promise<SpeexModule>;
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it.
  export default create;
}

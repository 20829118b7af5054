/** Vite's `?url` imports: where the build put a file. */
declare module '*.wasm?url' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: this is how Vite exports it.
  export default url;
}

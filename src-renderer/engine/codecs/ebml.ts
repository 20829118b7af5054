/** A piece of an EBML file such as WebM or Matroska: places of its content. */
export interface Element {
  readonly id: number;
  readonly start: number;
  /** `Infinity` where the size is not known. */
  readonly end: number;
}

/** @returns null where there is none, or not all of its head. */
export function elementAt(view: DataView, at: number): Element | null {
  if (at >= view.byteLength) return null;
  const length = Math.clz32(view.getUint8(at)) - 23;
  if (length > 4 || at + length > view.byteLength) return null;
  let id = 0;
  for (let i = 0; i < length; i++) id = id * 256 + view.getUint8(at + i);
  const size = sizeAt(view, at + length);
  return size && { id, start: size.end, end: size.end + size.value };
}

/** A number of variable length (RFC 8794, 4); all ones mean that it is not known. */
export function sizeAt(view: DataView, at: number) {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > view.byteLength) return null;
  const mask = (1 << (8 - length)) - 1;
  let value = first & mask;
  let isKnown = value !== mask;
  for (let i = 1; i < length; i++) {
    const next = view.getUint8(at + i);
    isKnown ||= next !== 0xff;
    value = value * 256 + next;
  }
  return { value: isKnown ? value : Number.POSITIVE_INFINITY, end: at + length };
}

/** Hertz; everything about speech is decided at this rate. */
export const SPEECH_RATE = 16_000;

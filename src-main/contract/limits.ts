/**
 * What the service accepts, in one place.
 *
 * 10–180 s of 16 kHz mono 16-bit PCM WAV satisfies every published version of the VoiceClone rules
 * since 2025-12; the name rule and the 20 requests a second are from the same API page.
 */
export const SAMPLE_RATE = 16_000;
export const MIN_SAMPLE_SECONDS = 10;
export const MAX_SAMPLE_SECONDS = 180;
export const MAX_VOICE_NAME_LENGTH = 36;
export const MAX_REQUESTS_PER_SECOND = 20;

/**
 * Largest request body in bytes. The documentation says "10 MB" without saying which; the smaller
 * reading is safe, and 180 s of audio needs 7.7 MB.
 */
export const MAX_BODY_BYTES = 10_000_000;

/** The operating systems' keychains disagree; Windows stops at 2560 bytes. */
export const MAX_SECRET_BYTES = 2_500;

/** Where two passages are joined they overlap by a cross-fade of so many seconds. */
export const JOIN_SECONDS = 0.01;

/** The largest `.clonebooth` file that is taken in: far more than the longest sample needs. */
export const MAX_ARCHIVE_BYTES = 450_000_000;

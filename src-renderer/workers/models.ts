/** Where the program serves the weights of its two networks; their licences are beside them. */
export const SPEECH_MODEL = '/models/silero-vad-v5.f32';
export const NOISE_MODEL = '/models/dtln.bin';

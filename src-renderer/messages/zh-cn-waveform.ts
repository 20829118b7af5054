import type { WaveformMessages } from './waveform-messages.ts';

export const zhCnWaveform: WaveformMessages = {
  overview: '录音总览：方向键移动可见部分，+ 和 − 缩放',
  visible: (start, end) => `可见 ${start} 至 ${end}`,
  passageStart: (number) => `第 ${number} 段开始`,
  passageEnd: (number) => `第 ${number} 段结束`,
  passage: (number, count) => `第 ${number} 段，共 ${count} 段：用方向键移动`,
  newPassage: '画出新片段（或按住 Alt 拖动）',
  snap: '边缘吸附到停顿处（按住 Ctrl 或 Cmd 可自由移动）',
  spectrogram: '频谱图',
  spectrogramOf: (start, end) => `${start} 至 ${end} 的频谱图`,
  drawing: '正在绘制频谱图…',
  marks: '需要留意的位置',
  spots: {
    clipping: (spots) => (spots === 1 ? '此处削波：录音音量过大' : `${spots} 处削波：录音音量过大`),
    noisy: (spots) => (spots === 1 ? '此处噪声较大' : `${spots} 处噪声较大`),
    hum: (spots) => (spots === 1 ? '此处有电源哼声' : `${spots} 处有电源哼声`),
  },
  speechOver: (decibels) => `人声只高出 ${decibels} dB`,
  at: (start, end) => (end === null ? start : `${start} – ${end}`),
};

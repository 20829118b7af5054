import type { VerdictMessages } from './verdict-messages.ts';

export const zhCnVerdict: VerdictMessages = {
  title: '评估',
  measuring: '正在分析…',
  ready: '可以使用',
  lookAt: (count) => `有 ${count} 处需要留意`,
  confirm: (count) => `有 ${count} 处可能影响克隆`,
  blocked: '尚不可用',
  grades: { good: '良好', 'look-at': '留意', confirm: '较差', blocks: '不可用' },
  checks: {
    length: {
      name: '长度',
      meaning: '服务接受 10 至 180 秒；对多数声音来说 20 至 60 秒足够。',
      advice: '请延长或缩短选区。',
    },
    'net-speech': {
      name: '语音时长',
      meaning: '停顿没有帮助：约 15 秒语音即可满足学习所需。',
      advice: '请选择语音更多的片段。',
    },
    snr: {
      name: '信噪比',
      meaning: '人声比停顿处的背景高出多少。',
      advice: '降低噪声，或选择更安静的片段。',
    },
    'noise-floor': {
      name: '停顿处的噪声',
      meaning: '背景噪声会成为克隆声音的一部分。',
      advice: '降低噪声并切除低频轰鸣。',
    },
    hum: { name: '电源哼声', meaning: '来自电源的 50 或 60 Hz 音调。', advice: '去除哼声。' },
    level: {
      name: '语音响度',
      meaning: '太轻会丢失细节，太响会失真。',
      advice: '调整电平。',
    },
    'true-peak': {
      name: '最高峰值',
      meaning: '接近满幅的峰值在转换时会失真。',
      advice: '调整电平并限幅。',
    },
    clipping: {
      name: '削波',
      meaning: '录音过响，部分波形被削平，无法恢复。',
      advice: '请选择没有削波的片段。',
    },
    silence: { name: '静音占比', meaning: '过长的静音占用了语音的位置。', advice: '缩短停顿。' },
    'longest-pause': {
      name: '最长停顿',
      meaning: '很长的停顿可能影响克隆声音的节奏。',
      advice: '缩短停顿。',
    },
    edges: {
      name: '开头与结尾',
      meaning: '两端应有短暂安静，语音不能被切断。',
      advice: '请将边缘移到停顿处。',
    },
    reverberation: {
      name: '房间回声',
      meaning: '回声会被一同克隆，且难以去除。',
      advice: '请靠近麦克风，在有软装的房间重新录制。',
    },
    bandwidth: {
      name: '明亮度',
      meaning: '来源中最高的频率。电话止于 4 kHz，听起来发闷。',
      advice: '请寻找同一声音的更好来源。',
    },
    'one-voice': {
      name: '单一人声',
      meaning: '克隆需要只有一个人的声音。',
      advice: '请选择只有一人说话的片段。',
    },
    dc: {
      name: '直流偏移',
      meaning: '某些录音设备的缺陷；听不到，会自动去除。',
      advice: '去除偏移。',
    },
  },
  fixes: {
    treat: '修复',
    'choose-passage': '最佳片段',
    'move-edge': '移动边缘',
  },
  fixAll: '全部修复',
  goodChecks: (count) => `${count} 项检查良好`,
  show: '显示',
  notMeasured: '此处无法测量',
  runs: (count) => `${count} 处`,
  voices: { one: '一个', overlap: '可能有他人', two: '两个' },
  cleanup: '清理',
  cleanupHint: '好的录音无需处理。原始录音永不更改。',
  treatments: {
    dc: { name: '去除偏移', does: '使波形居中。', amount: null },
    'low-cut': { name: '低频切除', does: '去除人声以下的轰鸣。', amount: '低于（Hz）' },
    hum: { name: '去除哼声', does: '自动找出 50 或 60 Hz 及其谐波。', amount: null },
    'de-click': { name: '去除咔嗒声', does: '修复单个咔嗒声。', amount: '灵敏度' },
    noise: { name: '降低噪声', does: '降低人声背后的持续噪声。', amount: '强度' },
    pauses: { name: '缩短停顿', does: '剪短过长停顿，保留自然停顿。', amount: '最长停顿（秒）' },
    level: { name: '调整电平', does: '统一语音响度并限制峰值。', amount: '语音（dBFS）' },
  },
  bestPassage: '最佳片段',
};

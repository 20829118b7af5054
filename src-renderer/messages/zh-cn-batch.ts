import type { BatchMessages } from './batch-messages.ts';

export const zhCnBatch: BatchMessages = {
  title: '批量处理',
  recordings: (count) => `${count} 段录音`,
  explain: '每段录音都会生成一份草稿，并选好最佳片段。只有保存后才成为样本。',
  tally: ({ waiting, working, drafted, saving, saved, failed }) =>
    [
      [drafted + saving, '已生成'] as const,
      [saved, '已保存'] as const,
      [failed, '无法使用'] as const,
      [waiting + working, '待处理'] as const,
    ]
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${words} ${count}`)
      .join(' · '),
  progress: (percent) => `已完成 ${percent}%`,
  secondsLeft: (seconds) =>
    seconds < 60 ? '剩余不到 1 分钟' : `剩余约 ${Math.round(seconds / 60)} 分钟`,
  pause: '暂停',
  proceed: '继续',
  paused: '已暂停。正在处理的录音会先完成。',
  addFiles: '添加文件…',
  addFolder: '添加文件夹…',
  clear: '清除已完成项',
  back: '关闭批量处理',
  wishes: '用于所有录音',
  wishesHint: '对尚未处理的录音生效。',
  cleaning: '清理',
  cleaningAuto: '只修复未通过的检查',
  cleaningSame: '全部相同',
  length: '长度',
  lengthOf: (seconds) => `约 ${seconds} 秒`,
  columns: {
    name: '录音',
    source: '时长',
    passage: '片段',
    length: '样本',
    verdict: '评估',
    state: '状态',
  },
  actions: '操作',
  steps: { reading: '正在读取', listening: '正在查找语音', rendering: '正在测量' },
  states: {
    waiting: '等待中',
    drafted: '草稿',
    saving: '正在保存…',
    saved: '已保存',
    failed: '无法使用',
  },
  more: (count) => `另有 ${count} 项`,
  listen: (name) => `试听 ${name}`,
  stop: (name) => `停止 ${name}`,
  openInEditor: (name) => `在编辑器中打开 ${name}`,
  save: (name) => `保存 ${name}`,
  retry: (name) => `重试 ${name}`,
  remove: (name) => `从列表中移除 ${name}`,
  saveReady: (count) => (count === 0 ? '保存全部就绪项' : `保存全部就绪项（${count}）`),
  saveAll: (count, toLookAt) => `保存全部 ${count} 项，含 ${toLookAt} 项需留意`,
  keys: '↑ ↓ 选择 · Enter 在编辑器中打开 · 空格试听 · S 保存 · Delete 从列表中移除',
  empty: {
    what: '拖入多段录音或一个文件夹',
    next: '每段录音都会生成草稿、最佳片段和评估，由您选择要保存的。',
  },
  emptyFolder: {
    what: '这个文件夹中没有录音。',
    next: '文件夹中只会取用音频和视频文件。直接拖入文件则不看文件名。',
  },
  fileGone: {
    what: '录音已不在原处，或已被修改。',
    next: '请把文件放回原处后重试，或重新拖入。',
  },
  draftGone: {
    what: '草稿已从样本库中移除。',
    next: '重试即可重新生成。',
  },
  unfinished: (count) => `上次批量处理还有 ${count} 段录音未完成。`,
  unfinishedHint: '已生成的草稿在样本库中。',
  continue: '继续',
  discard: '不再处理',
  running: (done, count) => `批量处理：已完成 ${done} / ${count}`,
  finished: (drafted, failed) =>
    failed === 0
      ? `批量处理完成：${drafted} 份草稿。`
      : `批量处理完成：${drafted} 份草稿，${failed} 段无法使用。`,
  show: '查看',
};

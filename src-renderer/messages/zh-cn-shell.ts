import type { ShellMessages } from './shell-messages.ts';

export const zhCnShell: ShellMessages = {
  settings: {
    title: '设置',
    language: '语言',
    languages: { system: '跟随系统', en: 'English', 'zh-CN': '简体中文' },
    appearance: '外观',
    appearances: { system: '跟随系统', light: '浅色', dark: '深色' },
    contrast: '对比度',
    contrasts: { system: '跟随系统', high: '高对比度' },
    motion: '界面动效遵循系统的“减弱动态效果”设置。',
    damaged: '无法读取设置。损坏的文件已另存保留，现使用默认设置。',
  },
  shortcuts: {
    title: '键盘快捷键',
    space: '空格',
    or: '或',
    groups: { selection: '选区', waveform: '波形（使用鼠标）' },
    move: (seconds) => `将选区移动 ${seconds}`,
    moveEdge: '只移动开始或结束',
    wheelZoom: '缩放',
    wheelPan: '滚动',
    addPassage: '添加片段',
    arrows: '← →',
    wheel: '滚轮',
    drag: '拖动',
    doubleClick: '双击',
    tabAndArrows: 'Tab，然后 ← →',
  },
  about: {
    title: '关于 Clonebooth',
    version: (version) => `版本 ${version}`,
    builtOn: (electron, chromium) => `Electron ${electron}，Chromium ${chromium}`,
    licence: 'Clonebooth 是采用 MIT 许可证的自由软件。其中包含他人的作品：',
    browserLicences: 'Electron 和 Chromium 的许可证位于程序所在的文件夹中。',
  },
  panes: { label: '窗口区域', library: '样本库', work: '录音' },
  recent: {
    title: '最近打开',
    missing: (name) => ({
      what: `${name} 已不存在。`,
      next: '文件可能已被移动、重命名或删除，或者所在的磁盘未连接。',
    }),
  },
  cloned: { title: '声音已克隆', body: (name) => `“${name}”的声音已就绪。` },
};

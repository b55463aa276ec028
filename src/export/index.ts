export { createStory, type Story, type StoryOptions } from './story.ts';
export { describeDeadlock, describeLimit, type SummaryOptions, summarise } from './summary.ts';
export { alignedTimelines, type NamedRecording, type TextTimelineOptions, textTimeline } from './text-timeline.ts';
export { visible } from './visible.ts';

export { applyEdits } from './apply-edits.ts';
export { type ConstantSite, type Edit, parseSites, type Site, type WhatIfSite } from './site.ts';
export { varied } from './varied.ts';
export { type WhatIf, whatIfs } from './what-ifs.ts';

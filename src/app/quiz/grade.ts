import type { QuizAnswer, QuizQuestion } from '../../quiz/index.ts';
export function gradeAnswer({ form }: QuizQuestion, answer: QuizAnswer): { readonly right: boolean } {
  if (form.kind === 'order')
    return { right: answer.kind === 'lines' && answer.lines.join('\n') === form.right.join('\n') };
  const right = form.kind === 'one' ? [form.right] : form.right;
  return { right: answer.kind === 'choices' && answer.chosen.join() === right.join() };
}

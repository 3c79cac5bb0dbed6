/** The accepted rows of a register as lists. */
import type { JointProject } from '../../domain/joint-project.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Register } from '../../domain/register.ts';
import type { SupportMeasure } from '../../domain/support-measure.ts';

export function participantsOf(register: Register): readonly Participant[] {
  const accepted: Participant[] = [];
  register.forEachParticipant((participant) => accepted.push(participant));
  return accepted;
}

export function jointProjectsOf(register: Register): readonly JointProject[] {
  const accepted: JointProject[] = [];
  register.forEachJointProject((project) => accepted.push(project));
  return accepted;
}

export function supportMeasuresOf(register: Register): readonly SupportMeasure[] {
  const accepted: SupportMeasure[] = [];
  register.forEachSupportMeasure((measure) => accepted.push(measure));
  return accepted;
}

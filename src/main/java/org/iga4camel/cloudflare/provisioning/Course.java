package org.iga4camel.cloudflare.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operation has planned and done until now.
 *
 * @param plan null before there is one
 * @param before the rights before the first write
 * @param attempt the last write, null before the first
 * @param writes that were about to leave
 * @param written whether one of them may have been carried out, seen or not
 * @param verified whether one of them was seen to be carried out
 * @param direct whether a member may be added without being asked
 * @param instead a sentence about what was done instead, unless it fails; null for none
 * @param notes sentences for people, about the last plan and since
 * @param ray Cloudflare's id of the last write, null when it told none
 */
record Course(
        Plan plan,
        Rights before,
        Attempt attempt,
        int writes,
        boolean written,
        boolean verified,
        boolean direct,
        String instead,
        List<String> notes,
        String ray) {

    Course {
        notes = List.copyOf(notes);
    }

    static Course begin(boolean direct) {
        return new Course(null, Rights.NONE, null, 0, false, false, direct, null, List.of(), null);
    }

    /** That of an operation whose process died after a write was about to leave. */
    static Course takenUp(Plan plan, Attempt attempt, int writes, boolean direct) {
        return new Course(plan, plan.before(), attempt, writes, false, false, direct, null, List.of(), null);
    }

    /** What earlier plans said to people does not count any more. */
    Course planned(Plan made) {
        Rights first = plan == null ? made.before() : before;
        List<String> said = made.detail() == null ? List.of() : List.of(made.detail());
        return new Course(made, first, attempt, writes, written, verified, direct, instead, said, ray);
    }

    /** Nothing was written, and what was believed of the member is wrong. */
    Course unplanned() {
        return new Course(null, before, attempt, writes, written, verified, direct, instead, notes, ray);
    }

    /** A write is about to leave. */
    Course attempting(Attempt next) {
        return new Course(plan, before, next, writes + 1, written, verified, direct, instead, notes, ray);
    }

    /** More is known of the last write. */
    Course with(Attempt known) {
        return new Course(plan, before, known, writes, written, verified, direct, instead, notes, ray);
    }

    /** The last write may have been carried out. */
    Course sent(Attempt known) {
        return new Course(plan, before, known, writes, true, verified, direct, instead, notes, ray);
    }

    /** The last write was seen to be carried out. */
    Course verifying() {
        return new Course(plan, before, attempt, writes, written, true, direct, instead, notes, ray);
    }

    Course asInvitation(String sentence) {
        return new Course(plan, before, attempt, writes, written, verified, false, sentence, notes, ray);
    }

    Course noting(String sentence) {
        List<String> said = new ArrayList<>(notes);
        said.add(sentence);
        return new Course(plan, before, attempt, writes, written, verified, direct, instead, said, ray);
    }

    /** @param told null keeps the one before */
    Course withRay(String told) {
        String known = told == null ? ray : told;
        return new Course(plan, before, attempt, writes, written, verified, direct, instead, notes, known);
    }

    /** Sentences for people, null when there are none. */
    String detail(boolean failed) {
        String all = Stream.concat(Stream.ofNullable(failed ? null : instead), notes.stream())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(". "));
        return all.isEmpty() ? null : all;
    }
}

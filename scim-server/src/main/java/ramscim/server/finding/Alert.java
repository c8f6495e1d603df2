package ramscim.server.finding;

import ramscim.server.words.Words;

/**
 * A finding as somebody is told of it.
 *
 * @param subject which one of several, such as the name of a token; empty where there is only one
 * @param summary a sentence with numbers, but without people's names: it leaves the company's systems
 * @param advice what to do about it
 * @param page of the dashboard, where to do it
 */
public record Alert(FindingKind kind, String subject, Severity severity, Words summary, Words advice, String page) {
    /** What makes two alerts the same one. */
    public String name() {
        return subject.isEmpty() ? kind.label() : kind.label() + "/" + subject;
    }
}

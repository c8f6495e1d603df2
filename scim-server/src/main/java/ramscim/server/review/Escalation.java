package ramscim.server.review;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ramscim.server.words.Words;

/** How somebody can become more by a policy, to whoever reads it. */
final class Escalation {
    private static final Pattern BY_ACTION = Pattern.compile("allows '(.+)', which (.+)", Pattern.DOTALL);

    /** By the English that the judgement of policies knows them in, and that the store keeps. */
    private static final Map<String, Words> KNOWN = Stream.of(
                    Words.of("access.more.everything"),
                    Words.of("access.more.everything-but-ram"),
                    Words.of("access.more.attaches-to-anybody"),
                    Words.of("access.more.attaches-to-any-role"),
                    Words.of("access.more.attaches-in-resource-groups"),
                    Words.of("access.more.users-passwords-and-keys"),
                    Words.of("access.more.access-keys"),
                    Words.of("access.more.api-keys"),
                    Words.of("access.more.makes-passwords"),
                    Words.of("access.more.sets-passwords"),
                    Words.of("access.more.any-group"),
                    Words.of("access.more.writes-policies"),
                    Words.of("access.more.older-policies"),
                    Words.of("access.more.trust"),
                    Words.of("access.more.single-sign-on"),
                    Words.of("access.more.any-trusting-role"),
                    Words.of("access.more.passes-roles"),
                    Words.of("access.more.member-accounts"),
                    Words.of("access.more.access-configurations"),
                    Words.of("access.more.templates"),
                    Words.of("access.more.operations"),
                    Words.of("access.more.functions"),
                    Words.of("access.more.remediations"),
                    Words.of("access.more.secrets"),
                    Words.of("access.more.portfolios"),
                    Words.of("access.more.record"),
                    Words.of("access.more.not-judged"),
                    Words.of("access.more.but-named"))
            .collect(Collectors.toUnmodifiableMap(Words::english, Function.identity()));

    private Escalation() {}

    /** @param told what the judgement says; an older bridge may have said something else */
    static Words words(String told) {
        Matcher byAction = BY_ACTION.matcher(told);
        return byAction.matches()
                ? Words.of("access.more.by-action", byAction.group(1), known(byAction.group(2)))
                : known(told);
    }

    private static Words known(String told) {
        return KNOWN.getOrDefault(told, Words.quoted(told));
    }
}

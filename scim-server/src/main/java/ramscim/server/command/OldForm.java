package ramscim.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ramscim.server.words.Words;

/** How commands were written before they were words: {@code --doctor} anywhere among the settings. */
enum OldForm {
    DOCTOR("--doctor", "doctor"),
    BACKUP("--backup", "backup"),
    MIGRATE("--migrate-to", "migrate"),
    VERIFY_AUDIT("--verify-audit", "verify-audit"),
    LIVE_CHECK("--live-check", "live-check"),
    REBUILD("--rebuild", "rebuild");

    /** Options that belong to an old form and are called otherwise now. */
    private static final String LIVE_CHECK_OPTION = "--live-check-";

    private static final Set<String> FLAGS = Set.of("true", "");

    private final String flag;
    private final String word;

    OldForm(String flag, String word) {
        this.flag = flag;
        this.word = word;
    }

    /** The same as words; as it is if it has none of the old forms. */
    static List<String> replaced(List<String> typed) {
        for (OldForm form : values()) {
            int position = form.position(typed);
            if (position >= 0) {
                return form.replaced(typed, position);
            }
        }
        return typed;
    }

    private int position(List<String> typed) {
        for (int i = 0; i < typed.size(); i++) {
            if (typed.get(i).equals(flag) || typed.get(i).startsWith(flag + "=")) {
                return i;
            }
        }
        return -1;
    }

    private List<String> replaced(List<String> typed, int position) {
        List<String> words = new ArrayList<>(List.of(word));
        for (int i = 0; i < typed.size(); i++) {
            String argument = typed.get(i);
            if (i == position) {
                addValue(argument, words);
            } else if (this == LIVE_CHECK && argument.startsWith(LIVE_CHECK_OPTION)) {
                words.add("--" + argument.substring(LIVE_CHECK_OPTION.length()));
            } else {
                words.add(argument);
            }
        }
        return words;
    }

    private void addValue(String argument, List<String> words) {
        if (!argument.startsWith(flag + "=")) {
            return;
        }
        String value = argument.substring(flag.length() + 1);
        switch (this) {
            case LIVE_CHECK -> words.add("--report=" + value);
            case BACKUP, MIGRATE -> words.add(value);
            case DOCTOR, VERIFY_AUDIT, REBUILD -> {
                if (!FLAGS.contains(value)) {
                    throw new NotUnderstoodException(Words.of("command.takes-no-value", flag));
                }
            }
        }
    }
}

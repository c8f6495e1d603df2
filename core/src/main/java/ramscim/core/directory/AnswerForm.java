package ramscim.core.directory;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an answer looked like on the wire, and nothing of what it says: so that it can be shown to anybody.
 *
 * @param status of HTTP
 * @param code RAM's error code; empty where it gave none
 * @param requestId by which Alibaba Cloud's ActionTrail and support find the call; empty if it did not say
 * @param fields the path and JSON type of each field, as in {@code Users.User[].UserId string}
 */
public record AnswerForm(RamOperation operation, int status, String code, String requestId, SortedSet<String> fields) {
    public AnswerForm {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    public boolean isRefusal() {
        return !code.isEmpty() || status >= 300;
    }
}

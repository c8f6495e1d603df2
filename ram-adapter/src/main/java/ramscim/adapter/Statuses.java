package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import ramscim.core.directory.AccessStatus;

/** IMS's words for {@link AccessStatus}. */
final class Statuses {
    private Statuses() {}

    static String word(AccessStatus status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case INACTIVE -> "Inactive";
        };
    }

    /** A word that is neither must not pass for one that lets nobody in. */
    static AccessStatus read(RpcAnswer answer, JsonNode parent) {
        String word = answer.required(parent, "Status").asText();
        for (AccessStatus status : AccessStatus.values()) {
            if (word(status).equalsIgnoreCase(word)) {
                return status;
            }
        }
        throw answer.unusable("a Status");
    }
}

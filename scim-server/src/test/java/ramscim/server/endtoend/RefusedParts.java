package ramscim.server.endtoend;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Operations of a PATCH that take access away beside others that cannot be done: in words, as JSON in single quotes,
 * and with which status and scimType they are refused.
 *
 * <p>{@code <name>} stands for the person's userName, {@code <taken>} for the name of another user and group; of a
 * group {@code <leaver>} shall go, {@code <stayer>} is in it, {@code <newcomer>} is not, and {@code <gone>} was
 * deleted.
 */
final class RefusedParts {
    static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    /** How Entra says that somebody is no longer there. */
    static final String LEAVE = "{'op': 'Replace', 'path': 'active', 'value': 'False'}";

    static final String BAD_PHONE = set("phoneNumbers[type eq \\'work\\'].value", "'none'");

    /** That somebody leaves a group, and that somebody joins who is no more. */
    static final String GO = "{'op': 'remove', 'path': 'members[value eq \\'<leaver>\\']'}";

    static final String ADD_GONE = operation("add", "members", "[{'value': '<gone>'}]");

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String TAGS_OF_RAM = "[{'key': 'acs:mine', 'value': 'x'}]";

    private RefusedParts() {}

    /** Single quotes stand for double ones; a filter's own have a backslash before them, as JSON wants. */
    static String operation(String op, String path, String value) {
        return "{'op': '" + op + "', 'path': '" + path + "', 'value': " + value + "}";
    }

    static String set(String path, String value) {
        return operation("Replace", path, value);
    }

    private static String[] of(String... operations) {
        return operations;
    }

    /** The finding's own: what Entra and Okta send. */
    static Stream<Arguments> seenOfPeople() {
        String tombstone = "0123456789abcdef0123456789abcdef<name>-with-more-than-thirty-two-characters";
        return Stream.of(
                arguments("a phone number that is none", of(LEAVE, BAD_PHONE), 400, "invalidValue"),
                arguments(
                        "a phone number that is a dash",
                        of(LEAVE, set("phoneNumbers[type eq \\'work\\'].value", "'-'")),
                        400,
                        "invalidValue"),
                arguments(
                        "a mail address that is none",
                        of(LEAVE, set("emails[type eq \\'work\\'].value", "'n/a'")),
                        400,
                        "invalidValue"),
                arguments(
                        "Entra's name of somebody soft-deleted",
                        of(LEAVE, set("userName", "'" + tombstone + "@example.com'")),
                        400,
                        "invalidValue"),
                arguments(
                        "a userName of more than 128 characters",
                        of(LEAVE, set("userName", "'<name>@" + "x".repeat(130) + ".com'")),
                        400,
                        "invalidValue"),
                arguments(
                        "a guest's userName",
                        of(LEAVE, set("userName", "'<name>_gmail.com#EXT#@example.com'")),
                        400,
                        "invalidValue"),
                arguments("the userName of another", of(LEAVE, set("userName", "'<taken>'")), 409, "uniqueness"),
                arguments(
                        "an extension's attribute without its URN",
                        of(LEAVE, set("extensionAttribute1", "'x'")),
                        400,
                        "invalidPath"));
    }

    /** What nobody has reported yet. */
    static Stream<Arguments> likelyOfPeople() {
        return Stream.of(
                arguments("the refused part first", of(BAD_PHONE, LEAVE), 400, "invalidValue"),
                arguments(
                        "the refused parts before and behind",
                        of(set("nosuch", "1"), LEAVE, BAD_PHONE),
                        400,
                        "invalidPath"),
                arguments(
                        "several refused parts",
                        of(LEAVE, BAD_PHONE, set("userName", "'<taken>'"), set("id", "'x'"), set("nosuch", "1")),
                        400,
                        "mutability"),
                arguments(
                        "something that could be done as well",
                        of(LEAVE, set("title", "'Boss'"), BAD_PHONE),
                        400,
                        "invalidValue"),
                arguments("a false in small letters", of(set("active", "'false'"), BAD_PHONE), 400, "invalidValue"),
                arguments("a boolean", of(operation("replace", "active", "false"), BAD_PHONE), 400, "invalidValue"),
                arguments("an add", of(operation("Add", "active", "'False'"), BAD_PHONE), 400, "invalidValue"),
                arguments("active by its URN", of(set(USER + ":active", "'False'"), BAD_PHONE), 400, "invalidValue"),
                arguments("active in capitals", of(set("ACTIVE", "false"), BAD_PHONE), 400, "invalidValue"),
                arguments(
                        "a value object without a path",
                        of(
                                "{'op': 'replace', 'value': {'active': false, 'phoneNumbers': [{'type': 'work', 'value': 'none'}]}}"),
                        400,
                        "invalidValue"),
                arguments(
                        "a value object, the refused part first, and false as a string",
                        of("{'op': 'Replace', 'value': {'userName': '<taken>', 'active': 'False'}}"),
                        409,
                        "uniqueness"),
                arguments(
                        "a value object with paths for names",
                        of(
                                "{'op': 'Replace', 'value': {'active': 'False', 'emails[type eq \\'work\\'].value': 'n/a'}}"),
                        400,
                        "invalidValue"),
                arguments(
                        "a value object that is one of the operations",
                        of("{'op': 'Replace', 'value': {'active': 'False'}}", BAD_PHONE),
                        400,
                        "invalidValue"),
                arguments(
                        "a value object by URN",
                        of("{'op': 'replace', 'value': {'" + USER + "': {'active': false}, 'emails': 7}}"),
                        400,
                        "invalidValue"),
                arguments(
                        "a read-only attribute",
                        of(LEAVE, set("meta.created", "'2020-01-01T00:00:00Z'")),
                        400,
                        "mutability"),
                arguments("a sub-attribute that is none", of(LEAVE, set("name.nosuch", "'x'")), 400, "invalidPath"),
                arguments("a path that cannot be read", of(LEAVE, set("emails[type eq", "'x'")), 400, "invalidFilter"),
                arguments(
                        "a path that is no string",
                        of(LEAVE, "{'op': 'replace', 'path': 7, 'value': 'x'}"),
                        400,
                        "invalidPath"),
                arguments(
                        "an op that is none", of(LEAVE, operation("frobnicate", "title", "'x'")), 400, "invalidSyntax"),
                arguments("no op", of(LEAVE, "{'path': 'title', 'value': 'x'}"), 400, "invalidSyntax"),
                arguments("an operation that is a number", of("7", LEAVE), 400, "invalidSyntax"),
                arguments("an operation that is null", of(LEAVE, "null"), 400, "invalidSyntax"),
                arguments("a remove without a path", of(LEAVE, "{'op': 'remove'}"), 400, "noTarget"),
                arguments(
                        "a replace without a value",
                        of(LEAVE, "{'op': 'replace', 'path': 'title'}"),
                        400,
                        "invalidValue"),
                arguments("no userName any more", of(LEAVE, "{'op': 'remove', 'path': 'userName'}"), 400, "mutability"),
                arguments("a value of the wrong type", of(LEAVE, set("displayName", "7")), 400, "invalidValue"),
                arguments("a password that is a number", of(LEAVE, set("password", "7")), 400, "invalidValue"),
                arguments(
                        "two primary addresses",
                        of(
                                LEAVE,
                                set(
                                        "emails",
                                        "[{'value': 'a@example.com', 'primary': true}, {'value': 'b@example.com', 'primary': true}]")),
                        400,
                        "invalidValue"),
                arguments("a tag that is RAM's own", of(LEAVE, set(RAM + ":tags", TAGS_OF_RAM)), 400, "invalidValue"),
                arguments(
                        "comments that are too long",
                        of(LEAVE, set(RAM + ":comments", "'" + "x".repeat(200) + "'")),
                        400,
                        "invalidValue"),
                arguments(
                        "active, and not after all",
                        of(operation("replace", "active", "true"), LEAVE, BAD_PHONE),
                        400,
                        "invalidValue"));
    }

    /** The finding's own. */
    static Stream<Arguments> seenOfGroups() {
        return Stream.of(
                arguments("somebody joins who was deleted a moment ago", of(GO, ADD_GONE), 400, "invalidValue"),
                arguments(
                        "the group gets a name that is taken",
                        of(set("displayName", "'<taken>'"), GO),
                        409,
                        "uniqueness"));
    }

    /** What nobody has reported yet. */
    static Stream<Arguments> likelyOfGroups() {
        return Stream.of(
                arguments("the refused part first", of(ADD_GONE, GO), 400, "invalidValue"),
                arguments(
                        "Entra's remove",
                        of(operation("Remove", "members", "[{'value': '<leaver>'}]"), ADD_GONE),
                        400,
                        "invalidValue"),
                arguments(
                        "a joiner that is no id",
                        of(GO, operation("add", "members", "[{'value': 'no-id'}]")),
                        400,
                        "invalidValue"),
                arguments("a joiner without a value", of(GO, operation("add", "members", "[{}]")), 400, "invalidValue"),
                arguments(
                        "a joiner that is a group",
                        of(GO, operation("add", "members", "[{'value': '<newcomer>', 'type': 'Group'}]")),
                        400,
                        "invalidValue"),
                arguments(
                        "a value object without a path",
                        of(
                                "{'op': 'Replace', 'value': {'displayName': '<taken>', 'members': [{'value': '<stayer>'}]}}"),
                        409,
                        "uniqueness"),
                arguments("a name that is no string", of(GO, set("displayName", "7")), 400, "invalidValue"),
                arguments("no name any more", of(GO, "{'op': 'remove', 'path': 'displayName'}"), 400, "mutability"),
                arguments("an unknown path", of(GO, set("nosuch", "1")), 400, "invalidPath"),
                arguments("a read-only attribute", of(set("id", "'x'"), GO), 400, "mutability"),
                arguments("a member's sub-attribute", of(GO, set("members.type", "'x'")), 400, "mutability"),
                arguments(
                        "an op that is none",
                        of(GO, operation("frobnicate", "displayName", "'x'")),
                        400,
                        "invalidSyntax"),
                arguments("an operation that is a number", of(GO, "7"), 400, "invalidSyntax"),
                arguments("a remove without a path", of(GO, "{'op': 'remove'}"), 400, "noTarget"),
                arguments(
                        "several refused parts",
                        of(ADD_GONE, set("nosuch", "1"), GO, set("displayName", "'<taken>'")),
                        400,
                        "invalidPath"));
    }
}

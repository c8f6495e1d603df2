package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.UserProfile;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

class UserMappingTest {
    private static final String DOMAIN = "example.onaliyun.com";
    private static final String EXTENSION = UserMapping.RAM_EXTENSION;

    private final ResourceId id = ResourceId.random();

    @Test
    void userName_plain_isTheLocalPartInTheAccountsDomain() {
        assertThat(upn("Alice.B-c_9")).isEqualTo("Alice.B-c_9@example.onaliyun.com");
    }

    @Test
    void userName_email_losesItsOwnDomain() {
        assertThat(upn("alice@contoso.com")).isEqualTo("alice@example.onaliyun.com");
    }

    @Test
    void userName_twoEmailsWithOneLocalPart_meetInOneLogonName() {
        assertThat(upn("alice@contoso.com")).isEqualTo(upn("alice@fabrikam.com"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void userName_asLongAsRamTakes_isKept(int length) {
        assertThat(upn("x".repeat(length))).isEqualTo("x".repeat(length) + "@" + DOMAIN);
    }

    @Test
    void userName_65Characters_refused() {
        assertThat(refusal(Attributes.user("x".repeat(65))))
                .isEqualTo("'userName' must be at most 64 characters long before the '@', because it becomes the logon"
                        + " name of a RAM user; it has 65.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            alice smith | a space
            alice+test  | "'+'"
            alice+t@a.b | "'+'"
            al/ice      | "'/'"
            张三        | "'张'"
            """)
    void userName_characterThatRamDoesNotTake_refusedByName(String userName, String culprit) {
        assertThat(refusal(Attributes.user(userName)))
                .startsWith("'userName' must have only letters, digits, '.', '-' and '_'")
                .endsWith("it has " + culprit + ".");
    }

    @Test
    void userName_startsWithAHyphen_refused() {
        assertThat(refusal(Attributes.user("-alice"))).startsWith("'userName' must not start with '-'");
    }

    @Test
    void userName_nothingBeforeTheAt_refused() {
        assertThat(refusal(Attributes.user("@contoso.com"))).startsWith("'userName' must have at least one character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'userName':''}", "{'userName':'  '}", "{'displayName':'Alice'}"})
    void userName_missingOrBlank_refused(String json) {
        assertThat(refusal(Attributes.json(json))).isEqualTo("'userName' is required and must not be blank.");
    }

    @Test
    void userName_tooLongTogetherWithTheDomain_refused() {
        String domain = "d".repeat(64);

        InvalidAttributeException refusal = catchThrowableOfType(
                InvalidAttributeException.class,
                () -> Mappings.china().desiredUser(id, Attributes.user("x".repeat(64)), domain));

        assertThat(refusal)
                .hasMessage("'userName' must be at most 128 characters long together with '@" + domain + "'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'displayName':'Ali','name':{'formatted':'Dr. Alice Smith','givenName':'Alice','familyName':'Smith'} | Ali
            'displayName':' ','name':{'formatted':'Dr. Alice Smith','givenName':'Alice','familyName':'Smith'}   | Dr. Alice Smith
            'name':{'formatted':'','givenName':'Alice','familyName':'Smith'}                                    | Alice Smith
            'name':{'givenName':'Alice'}                                                                        | Alice
            'name':{'familyName':'Smith'}                                                                       | Smith
            'name':{}                                                                                           | alice@contoso.com
            'nickName':'Ali'                                                                                    | alice@contoso.com
            'displayName':'\\u0007','name':{'familyName':'Smith'}                                               | Smith
            'displayName':'\\u0007'                                                                             | alice@contoso.com
            """)
    void displayName_theFirstThatIsThere(String attributes, String displayName) {
        assertThat(profile("{'userName':'alice@contoso.com'," + attributes + "}")
                        .displayName())
                .isEqualTo(displayName);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'value':'a@home.com','type':'home'},{'value':'a@work.com','type':'work'}                      | a@work.com
            {'value':'a@work.com','type':'work'},{'value':'a@main.com','type':'home','primary':true}       | a@main.com
            {'value':'a@plain.com'},{'value':'a@work.com','type':'work'}                                   | a@work.com
            {'value':'a@home.com','type':'home'},{'value':'a@plain.com'}                                   | a@plain.com
            {'value':' ','primary':true},{'value':' a@work.com ','type':'work'}                            | a@work.com
            {'value':'a@home.com','type':'home'}                                                           |
            """)
    void emails_primaryThenWork_isTheEmail(String emails, String email) {
        assertThat(profile("{'userName':'alice','emails':[" + emails + "]}").email())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice", "alice@", "@contoso.com", "alice@contoso", "al ice@contoso.com", "a@b@contoso.com"})
    void emails_noAddress_isLeftOut(String email) {
        ScimAttributes alice =
                Attributes.json("{'userName':'alice','emails':[{'value':'%s','type':'work'}]}".formatted(email));

        DesiredUser desired = Mappings.china().desiredUser(id, alice, DOMAIN);

        assertThat(desired.profile().email()).isNull();
        assertThat(desired.leftOut())
                .containsExactly(
                        new LeftOut("emails.value", email, "must be an e-mail address of the form name@domain"));
        assertThat(strictRefusal(alice)).isEqualTo("'emails.value' must be an e-mail address of the form name@domain.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'value':'+86 10 6552 9988','type':'work'},{'value':'+86 138 0000 0000','type':'mobile'} | 86-13800000000
            {'value':'+86 139 0000 0000'},{'value':'+86 138 0000 0000','type':'work'}                | 86-13800000000
            {'value':'+86 138 0000 0000'}                                                            | 86-13800000000
            {'value':'+86 138 0000 0000','type':'fax'}                                               |
            """)
    void phoneNumbers_mobileThenWork_isTheMobilePhone(String phones, String mobilePhone) {
        assertThat(profile("{'userName':'alice','phoneNumbers':[" + phones + "]}")
                        .mobilePhone())
                .isEqualTo(mobilePhone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask my office",
                "1",
                "+4912345678901234567",
                "+999 12345678",
                "N/A",
                "-",
                "see Teams",
                "010-8888 8888 转 1234",
                "4422",
                "x4422"
            })
    void phoneNumbers_noPhoneNumberThatRamTakes_isLeftOut(String phone) {
        ScimAttributes alice =
                Attributes.json("{'userName':'alice','phoneNumbers':[{'value':'%s','type':'work'}]}".formatted(phone));

        DesiredUser desired = Mappings.china().desiredUser(id, alice, DOMAIN);

        assertThat(desired.profile().mobilePhone()).isNull();
        assertThat(desired.leftOut()).singleElement().satisfies(left -> {
            assertThat(left.value()).isEqualTo(phone);
            assertThat(left.sentence()).contains("phoneNumbers.value", phone, "must be a phone number");
        });
        assertThat(strictRefusal(alice))
                .startsWith("'phoneNumbers.value' must be a phone number that can be written as");
    }

    private String strictRefusal(ScimAttributes user) {
        return String.valueOf(catchThrowableOfType(
                        InvalidAttributeException.class, () -> Mappings.strict().desiredUser(id, user, DOMAIN))
                .getMessage());
    }

    @Test
    void emailsAndPhoneNumbers_internationalSite_areNotSentAndNotChecked() {
        ScimAttributes alice = Attributes.json(
                "{'userName':'alice','emails':[{'value':'none','primary':true}],'phoneNumbers':[{'value':'none','type':'mobile'}]}");

        UserProfile profile =
                Mappings.international().desiredUser(id, alice, DOMAIN).profile();

        assertThat(profile.email()).isNull();
        assertThat(profile.mobilePhone()).isNull();
    }

    @Test
    void comments_ofTheExtension_areTheComments() {
        assertThat(profile("{'userName':'alice','%s':{'comments':'%s'}}".formatted(EXTENSION, "c".repeat(128)))
                        .comments())
                .isEqualTo("c".repeat(128));
        assertThat(profile("{'userName':'alice','%s':{'comments':' '}}".formatted(EXTENSION))
                        .comments())
                .isNull();
    }

    @Test
    void comments_129Characters_refused() {
        assertThat(refusal(Attributes.json(
                        "{'userName':'alice','%s':{'comments':'%s'}}".formatted(EXTENSION, "c".repeat(129)))))
                .isEqualTo("'" + EXTENSION + ":comments' must be 1 to 128 characters long.");
    }

    @Test
    void tags_ofTheExtension_stayBesideTheOwnersTags() {
        assertThat(tags(tagged("{'key':'team','value':'red'},{'key':'empty'}")))
                .containsEntry("team", "red")
                .containsEntry("empty", "")
                .containsEntry(OwnershipTags.ID, id.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'key':'acs:x'}                      | key' must not start with 'aliyun' or 'acs:'.
            {'key':'ACS:x'}                      | key' must not start with 'aliyun' or 'acs:'.
            {'key':'aliyunx'}                    | key' must not start with 'aliyun' or 'acs:'.
            {'key':'scim-bridge:id'}             | key' must not start with 'scim-bridge:', which is the bridge's own.
            {'key':'SCIM-Bridge:x'}              | key' must not start with 'scim-bridge:', which is the bridge's own.
            {'key':'see http://a'}               | key' must not contain 'http://' or 'https://'.
            {'key':''}                           | key' must be 1 to 128 characters long.
            {'value':'x'}                        | key' must be 1 to 128 characters long.
            {'key':'x','value':'acs:y'}          | value' must not start with 'acs:'.
            {'key':'x','value':'see HTTPS://a'}  | value' must not contain 'http://' or 'https://'.
            {'key':'x'},{'key':'x'}              | key' must not occur twice; 'x' does.
            """)
    void tags_thatRamOrTheBridgeDoesNotTake_refused(String tags, String rule) {
        assertThat(refusal(tagged(tags))).isEqualTo("'" + EXTENSION + ":tags." + rule);
    }

    @Test
    void tags_longestKeyAndValue_areTaken() {
        String key = "k".repeat(128);
        String value = "v".repeat(128);

        assertThat(tags(tagged("{'key':'%s','value':'%s'}".formatted(key, value))))
                .containsEntry(key, value);
        assertThat(refusal(tagged("{'key':'%sk'}".formatted(key)))).endsWith("must be 1 to 128 characters long.");
        assertThat(refusal(tagged("{'key':'k','value':'%sv'}".formatted(value))))
                .endsWith("must be at most 128 characters long.");
    }

    @Test
    void tags_asManyAsAreLeftBesideTheBridges_areTaken() {
        assertThat(tags(numbered(16))).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21})
    void tags_more_refusedWithTheNumberThatIsLeft(int count) {
        assertThat(refusal(numbered(count)))
                .isEqualTo(
                        "'%s:tags' must be at most 16 tags, because a RAM user has at most 20 and the bridge needs 4; they are %d."
                                .formatted(EXTENSION, count));
    }

    private ScimAttributes numbered(int count) {
        return tagged(
                IntStream.range(0, count).mapToObj("{'key':'k%d'}"::formatted).collect(Collectors.joining(",")));
    }

    private static ScimAttributes tagged(String tags) {
        return Attributes.json("{'userName':'alice','%s':{'tags':[%s]}}".formatted(EXTENSION, tags));
    }

    private Map<String, String> tags(ScimAttributes user) {
        return Mappings.china().desiredUser(id, user, DOMAIN).tags().values();
    }

    private String upn(String userName) {
        return Mappings.china()
                .userPrincipalName(Attributes.user(userName), DOMAIN)
                .toString();
    }

    private UserProfile profile(String json) {
        return Mappings.china().desiredUser(id, Attributes.json(json), DOMAIN).profile();
    }

    private String refusal(ScimAttributes user) {
        InvalidAttributeException refusal = catchThrowableOfType(
                InvalidAttributeException.class, () -> Mappings.china().desiredUser(id, user, DOMAIN));
        assertThat(refusal).as("the refusal").isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}

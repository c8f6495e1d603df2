package ramscim.simulator.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Some of the policies that every account finds there, with documents that say what their names do. */
final class SystemPolicies {

    private static final List<String> SERVICES = List.of(
            "ActionTrail",
            "BSS",
            "CDN",
            "ECS",
            "KMS",
            "Log",
            "NAS",
            "OSS",
            "RAM",
            "RDS",
            "RedisKv",
            "SLB",
            "STS",
            "VPC");

    private SystemPolicies() {}

    /** Documents by policy name. */
    static Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        documents.put("AdministratorAccess", allowing("*"));
        documents.put("ReadOnlyAccess", allowing("*:Describe*\", \"*:List*\", \"*:Get*"));
        documents.put("AliyunSTSAssumeRoleAccess", allowing("sts:AssumeRole"));
        for (String service : SERVICES) {
            String prefix = service.toLowerCase(Locale.ROOT);
            documents.put("Aliyun" + service + "FullAccess", allowing(prefix + ":*"));
            documents.put(
                    "Aliyun" + service + "ReadOnlyAccess",
                    allowing(prefix + ":Describe*\", \"" + prefix + ":List*\", \"" + prefix + ":Get*"));
        }
        return documents;
    }

    private static String allowing(String actions) {
        return "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"" + actions
                + "\"], \"Resource\": \"*\"}]}";
    }
}

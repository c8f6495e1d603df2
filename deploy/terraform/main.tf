# What the bridge needs at Alibaba Cloud: a RAM role with the bridge's policy that its pod assumes by RRSA, and a security
# group that lets identity providers in and nobody else.

terraform {
  required_version = ">= 1.3"
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.220"
    }
  }
}

locals {
  oidc_provider = "acs:ram::${var.account_id}:oidc-provider/ack-rrsa-${var.cluster_id}"
}

# Exactly what the bridge calls, and nothing more. docs/hardening.md has parts of it that are stricter.
resource "alicloud_ram_policy" "bridge" {
  policy_name     = var.name
  description     = "What the RAM SCIM Bridge calls"
  policy_document = file("${path.module}/../../docs/ram-policy.json")
}

# Only the bridge's service account in this cluster may take it.
resource "alicloud_ram_role" "bridge" {
  role_name   = var.name
  description = "The RAM SCIM Bridge"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect = "Allow"
      Action = "sts:AssumeRole"
      Principal = {
        Federated = [local.oidc_provider]
      }
      Condition = {
        StringEquals = {
          "oidc:aud" = "sts.aliyuncs.com"
          "oidc:iss" = var.oidc_issuer
          "oidc:sub" = "system:serviceaccount:${var.namespace}:${var.service_account}"
        }
      }
    }]
  })
}

resource "alicloud_ram_role_policy_attachment" "bridge" {
  role_name   = alicloud_ram_role.bridge.role_name
  policy_name = alicloud_ram_policy.bridge.policy_name
  policy_type = "Custom"
}

resource "alicloud_security_group" "bridge" {
  security_group_name = var.name
  description         = "Identity providers and administrators reach the bridge by HTTPS"
  vpc_id              = var.vpc_id
}

resource "alicloud_security_group_rule" "https" {
  for_each = toset(var.allowed_cidrs)

  security_group_id = alicloud_security_group.bridge.id
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "443/443"
  cidr_ip           = each.value
  policy            = "accept"
}

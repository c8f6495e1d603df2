{{- define "bridge.labels" -}}
app.kubernetes.io/name: ram-scim-bridge
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "bridge.serviceAccount" -}}
{{ .Values.serviceAccount.name | default .Release.Name }}
{{- end }}
{{- define "bridge.image" -}}
{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

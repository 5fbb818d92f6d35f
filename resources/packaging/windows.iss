; Inno Setup 6: an installer for one user, without administrator rights, from the one-folder build.
; Not run: it was written without a Windows machine at hand. Use:
;     pip install -e ".[build]"   and   pyinstaller build.spec      (in the project's folder)
;     iscc /DVersion=0.1.0 resources\packaging\windows.iss

#ifndef Version
  #error Give the version: iscc /DVersion=x.y.z
#endif
#define Name "業務改善計画レポーター"
#define Program "plan-reporter.exe"

[Setup]
AppId={{6E0B5C0E-6B5D-4B7E-9D0A-3C8B1D7A5F21}
AppName={#Name}
AppVersion={#Version}
DefaultDirName={autopf}\plan-reporter
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=plan-reporter-{#Version}-setup
SetupIconFile=resources\icons\app.ico
UninstallDisplayIcon={app}\{#Program}
LicenseFile=LICENSE
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes

[Languages]
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "dist\plan-reporter\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.kaizen"; ValueType: string; ValueData: "PlanReporter.Plan"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\PlanReporter.Plan"; ValueType: string; ValueData: "業務改善計画"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\PlanReporter.Plan\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

@echo off
rem Pack the program for Windows, with its Python: dist\handouts\.  PyInstaller is a tool here and no part of the program.
cd /d "%~dp0.." || exit /b 1
if not defined PYTHON set PYTHON=py -3
%PYTHON% -m venv build\packaging\venv || exit /b 1
build\packaging\venv\Scripts\python -m pip install -q --upgrade "pyinstaller>=6.10,<7" ".[desk,xlsx]" || exit /b 1
cd packaging
..\build\packaging\venv\Scripts\pyinstaller --noconfirm --log-level WARN --distpath ..\dist --workpath ..\build\packaging\work handouts.spec || exit /b 1
cd ..
copy LICENSE dist\handouts\ >nul
echo dist\handouts

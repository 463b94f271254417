from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from cases import views

urlpatterns = [
    path("login", LoginView.as_view(template_name="login.html"), name="login"),
    path("logout", LogoutView.as_view(next_page="/login"), name="logout"),
    path("desk", views.desk, name="desk"),
    path("penalties", views.matters, name="list"),
    path("penalties/<int:pk>", views.detail, name="detail"),
    path("penalties/<int:pk>/<slug:action>", views.act, name="act"),
]
